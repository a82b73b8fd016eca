package io.lifesign.fhirdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhir.out.PatientReferences;
import io.lifesign.schemas.Alert;
import io.lifesign.schemas.AlertStatus;
import io.lifesign.schemas.ReadmissionRisk;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.AlertResult;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.Position;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboundPipelineTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @Test
  void anAlertBecomesTheResourcesOfTheLibrary() throws Exception {
    StreamExecutionEnvironment env = environment();
    Alert alert = arrival(0).record();
    OutboundPipeline.Outputs outputs =
        build(env, List.of(alert), List.of(), List.of(), ScoreChange.On.TOTAL);

    assertThat(collect(outputs.resources())).containsExactlyElementsOf(Sample.resources(0));
  }

  @Test
  void onlyChangesOfAScoreAreTold() throws Exception {
    assertThat(scores(ScoreChange.On.TOTAL, List.of(4, 4, 5, 5, 7, 9)))
        .extracting(Outbound::resourceType)
        .containsExactly(
            "Observation",
            "Provenance",
            "Observation",
            "Provenance",
            "Observation",
            "Provenance",
            "Observation",
            "Provenance");
  }

  @Test
  void orOnlyChangesOfTheBand() throws Exception {
    assertThat(scores(ScoreChange.On.BAND, List.of(3, 4, 5, 6, 7, 9)))
        .filteredOn(resource -> resource.resourceType().equals("Observation"))
        .extracting(Outbound::eventMicros)
        .containsExactly(Records.time(0), Records.time(2), Records.time(4));
  }

  @Test
  void aRiskBecomesAssessmentIndicesAndProvenance() throws Exception {
    StreamExecutionEnvironment env = environment();
    OutboundPipeline.Outputs outputs =
        build(env, List.of(), List.of(), List.of(Records.risk()), ScoreChange.On.TOTAL);

    assertThat(collect(outputs.resources()))
        .extracting(Outbound::resourceType)
        .containsExactly(
            "Observation", "Observation", "Observation", "RiskAssessment", "Provenance");
  }

  @Test
  void aStatusOfATimeToComeIsADeadLetter() throws Exception {
    Alert alert =
        Alert.newBuilder((Alert) new AlertResult().avro(Sample.alert(0)))
            .setStatus(AlertStatus.UNKNOWN)
            .build();
    StreamExecutionEnvironment env = environment();
    OutboundPipeline.Outputs outputs =
        build(env, List.of(alert), List.of(), List.of(), ScoreChange.On.TOTAL);

    List<DeadRecord> dead = new ArrayList<>();
    try (CloseableIterator<DeadRecord> letters = outputs.dead().executeAndCollect()) {
      letters.forEachRemaining(dead::add);
    }
    assertThat(dead)
        .extracting(letter -> letter.reason() + ": " + letter.detail())
        .containsExactly("SCHEMA_MISMATCH: status is unknown to this version: UNKNOWN");
  }

  /** The pipeline with alerts only. */
  static OutboundPipeline.Outputs pipeline(
      StreamExecutionEnvironment env, DataStream<Arrival<Alert>> alerts) {
    return OutboundPipeline.build(
        new OutboundPipeline.Inputs(
            alerts,
            source(env, "vitals.scores", List.of(), ResultArrivals.SCORES),
            source(env, "readmission.risk", List.of(), ResultArrivals.RISKS)),
        new OutboundPipeline.Plan(PatientReferences.DEFAULT, ScoreChange.On.TOTAL));
  }

  /** The n-th revision of the sample. */
  static Arrival<Alert> arrival(long n) {
    Alert alert = (Alert) new AlertResult().avro(Sample.alert(n));
    return Arrival.of(new Position("alerts", 0, n, 0), alert, 0, new byte[0]);
  }

  private static List<Outbound> scores(ScoreChange.On on, List<Integer> totals) throws Exception {
    StreamExecutionEnvironment env = environment();
    List<VitalScore> records = new ArrayList<>();
    for (int i = 0; i < totals.size(); i++) {
      records.add(Records.news2(i, totals.get(i)));
    }
    return collect(build(env, List.of(), records, List.of(), on).resources());
  }

  private static OutboundPipeline.Outputs build(
      StreamExecutionEnvironment env,
      List<Alert> alerts,
      List<VitalScore> scores,
      List<ReadmissionRisk> risks,
      ScoreChange.On on) {
    return OutboundPipeline.build(
        new OutboundPipeline.Inputs(
            source(env, "alerts", alerts, ResultArrivals.ALERTS),
            source(env, "vitals.scores", scores, ResultArrivals.SCORES),
            source(env, "readmission.risk", risks, ResultArrivals.RISKS)),
        new OutboundPipeline.Plan(PatientReferences.DEFAULT, on));
  }

  /** With a tick in front, which says nothing to the EHR. */
  private static <A extends SpecificRecord> DataStream<Arrival<A>> source(
      StreamExecutionEnvironment env,
      String topic,
      List<A> records,
      TypeInformation<Arrival<A>> type) {
    List<Arrival<A>> arrivals = new ArrayList<>();
    arrivals.add(Arrival.tick(new Position(topic, 0, 0, 0), 0));
    for (A record : records) {
      Position position = new Position(topic, 0, arrivals.size(), 0);
      long at = new io.lifesign.streaming.ResultMapper<A>().eventMicros(record);
      arrivals.add(Arrival.of(position, record, at, new byte[0]));
    }
    return env.fromData(arrivals, type).uid("read-" + topic).setParallelism(1);
  }

  private static List<Outbound> collect(DataStream<Outbound> resources) throws Exception {
    List<Outbound> all = new ArrayList<>();
    try (CloseableIterator<Outbound> iterator = resources.executeAndCollect()) {
      iterator.forEachRemaining(all::add);
    }
    return all;
  }

  private static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment(
        new Configuration()
            .set(CoreOptions.DEFAULT_PARALLELISM, 1)
            .set(PipelineOptions.GENERIC_TYPES, false)
            .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
  }
}
