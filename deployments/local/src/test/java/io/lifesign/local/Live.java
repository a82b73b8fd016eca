package io.lifesign.local;

import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ecg.EcgRun;
import io.lifesign.replay.ehr.AdmissionsRun;
import io.lifesign.replay.ward.WardRun;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.RecordVerdict;
import java.util.List;
import java.util.stream.Stream;

/** What the jobs make of a dataset as it comes through Kafka. */
record Live(Said said, List<RecordVerdict> verdicts, List<DeadRecord> dead) {

  static Live of(Dataset dataset, Course course, RiskScale scale) throws Exception {
    WardRun ward = WardRun.of(dataset, course);
    EcgRun ecg = EcgRun.of(dataset, course);
    AdmissionsRun stays = AdmissionsRun.of(dataset, ward.scores(), course, scale);
    return new Live(
        Said.of(ward.alerts(), ecg.alerts(), stays),
        Stream.concat(ward.verdicts().stream(), ecg.verdicts().stream()).toList(),
        Stream.of(ward.dead(), ecg.dead(), stays.dead()).flatMap(List::stream).toList());
  }

  /** How many records were late. */
  long late() {
    return verdicts.stream().filter(verdict -> verdict.kind() == RecordVerdict.Kind.LATE).count();
  }
}
