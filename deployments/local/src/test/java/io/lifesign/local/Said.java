package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.readmission.ToldOutcome;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.readmission.OutcomeResult;
import io.lifesign.readmission.RiskResult;
import io.lifesign.replay.ehr.AdmissionsRun;
import io.lifesign.streaming.AlertResult;
import io.lifesign.streaming.AvroBody;
import io.lifesign.streaming.AvroResult;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the jobs say of patients: alerts, and of their stays risks and outcomes. */
record Said(List<Alert> alerts, List<ToldRisk> risks, List<ToldOutcome> outcomes) {

  static Said of(List<Alert> ward, List<Alert> rhythm, AdmissionsRun stays) {
    return new Said(
        Stream.of(ward, rhythm, stays.alerts()).flatMap(List::stream).toList(),
        stays.risks(),
        stays.outcomes());
  }

  /** As it lies in the topics, by id and revision; a repeat after a failure has to be equal. */
  Map<String, String> bytes() {
    Map<String, String> bytes = new TreeMap<>();
    put(bytes, alerts, new AlertResult(), each -> each.alertId() + " r" + each.revision());
    put(
        bytes,
        risks,
        new RiskResult(),
        each -> "risk " + each.patientId() + " " + each.encounterId() + " r" + each.revision());
    put(
        bytes,
        outcomes,
        new OutcomeResult(),
        each -> "outcome " + each.patientId() + " " + each.encounterId() + " r" + each.revision());
    return bytes;
  }

  private static <T> void put(
      Map<String, String> bytes, List<T> told, AvroResult<T> result, Function<T, String> id) {
    AvroBody body = new AvroBody(0);
    for (T each : told) {
      String now = each + " " + HexFormat.of().formatHex(body.write(result.avro(each)));
      String before = bytes.put(id.apply(each), now);
      assertThat(before).isIn(null, now);
    }
  }
}
