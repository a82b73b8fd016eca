package io.lifesign.readmission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Rule;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadmissionPipelineTest {

  private static final Duration LATENESS = Duration.ofSeconds(30);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void riskOutcomeAndAlertOfOnePatientComeThroughAndANeighbourStaysQuiet() throws Exception {
    assertThat(sorted(run(story(), 1, ReadmissionPipelineTest::risks)))
        .containsExactly(
            "p1 E1 r0 ADMISSION ADMITTED lace 3 at 0",
            "p1 E1 r1 DISCHARGE DISCHARGED lace 12 at 120",
            "p2 E2 r0 ADMISSION ADMITTED lace 3 at 1",
            "p2 E2 r1 DISCHARGE DISCHARGED lace 4 at 30");
    assertThat(sorted(run(story(), 2, ReadmissionPipelineTest::outcomes)))
        .containsExactly("p1 E1 r0 READMITTED_UNPLANNED E3", "p2 E2 r0 NOT_READMITTED null");
    assertThat(run(story(), 2, ReadmissionPipelineTest::alerts))
        .containsExactly(
            "p1 readmission-high-risk r0 RAISED LOW at 120",
            "p1 readmission-high-risk r1 RESOLVED LOW at 300");
  }

  @Test
  void resultsAreEqualAtAnyParallelismAndInAnyOrderWithinTheLateness() throws Exception {
    List<String> expected = sorted(run(story(), 1, ReadmissionPipelineTest::risks));
    for (long seed = 1; seed <= 3; seed++) {
      Story shuffled = story();
      // messages of one story lie hours apart, those of one hour arrive in any order
      Collections.shuffle(shuffled.messages.subList(0, 2), new Random(seed));
      assertThat(sorted(run(shuffled, 2, ReadmissionPipelineTest::risks))).isEqualTo(expected);
    }
  }

  private static Story story() {
    Story story = new Story();
    story.admits("p1", "E1", 0).admits("p2", "E2", 0.005);
    story.messages.remove(1);
    story.admits("p2", "E2", 1);
    story.diagnoses("p1", "E1", "I50.9", 2);
    story.diagnoses("p1", "E1", "E11.9", 3);
    story.diagnoses("p1", "E1", "N18.4", 4);
    story.discharges("p2", "E2", 1, 30);
    story.discharges("p1", "E1", 0, 120);
    story.admits("p1", "E3", 300);
    story.ticks(24 * 40);
    return story;
  }

  private interface Lines {
    DataStream<String> of(ReadmissionPipeline.Outputs outputs);
  }

  private static DataStream<String> risks(ReadmissionPipeline.Outputs outputs) {
    return outputs
        .risks()
        .filter(told -> !told.encounterId().equals("E3"))
        .map(
            told ->
                "%s %s r%d %s %s lace %d at %d"
                    .formatted(
                        told.patientId(),
                        told.encounterId(),
                        told.revision(),
                        told.stage(),
                        told.reason(),
                        told.risk().lace().total(),
                        (told.atMicros() - Story.START) / Story.HOUR));
  }

  private static DataStream<String> outcomes(ReadmissionPipeline.Outputs outputs) {
    return outputs
        .outcomes()
        .map(
            told ->
                "%s %s r%d %s %s"
                    .formatted(
                        told.patientId(),
                        told.encounterId(),
                        told.revision(),
                        told.outcome().kind(),
                        told.outcome().next()));
  }

  private static DataStream<String> alerts(ReadmissionPipeline.Outputs outputs) {
    return outputs.alerts().map(ReadmissionPipelineTest::line);
  }

  private static String line(Alert alert) {
    return "%s %s r%d %s %s at %d"
        .formatted(
            alert.patientId(),
            alert.ruleId(),
            alert.revision(),
            alert.status(),
            alert.priority(),
            (alert.atMicros() - Story.START) / Story.HOUR);
  }

  private static List<String> run(Story story, int parallelism, Lines lines) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(parallelism);
    ReadmissionPipeline.Outputs outputs =
        ReadmissionPipeline.build(
            new ReadmissionPipeline.Inputs(
                source(env, story.messages, "ehr.fhir", EhrArrivalSerializer.type()),
                source(env, ticks("ehr.hl7v2"), "ehr.hl7v2", EhrArrivalSerializer.type()),
                source(env, story.marks, "vitals.scores", MarkArrivalSerializer.type()),
                source(env, ticks("alerts.acks"), "alerts.acks", AckArrivalSerializer.type())),
            plan());
    List<String> all = new ArrayList<>();
    lines.of(outputs).executeAndCollect().forEachRemaining(all::add);
    return all;
  }

  /** A topic on which nothing is said. */
  private static <T> List<Arrival<T>> ticks(String topic) {
    return List.of(
        Arrival.tick(new Position(topic, 0, 0, 0), Story.at(0)),
        Arrival.tick(new Position(topic, 0, 1, 0), Story.at(24 * 40)));
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private static ReadmissionPipeline.Plan plan() {
    Rule rule =
        new Rule("readmission-high-risk", 1, 10, Priority.LOW, false, false, 0, 0, List.of());
    return new ReadmissionPipeline.Plan(
        "readmission-risk",
        Story.BY_LACE,
        new AlertRules(List.of(rule), "0123456789abcdef"),
        LATENESS,
        LATENESS,
        Duration.ofDays(90));
  }

  private static <T> SingleOutputStreamOperator<Arrival<T>> source(
      StreamExecutionEnvironment env,
      List<Arrival<T>> arrivals,
      String topic,
      TypeInformation<Arrival<T>> type) {
    // one partition a topic: one reader
    return KafkaEnds.clocked(
            env.fromData(arrivals, type)
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                    PartitionWatermarks.<T>strategy(LATENESS, Duration.ZERO))
                .setParallelism(1),
            topic,
            type)
        .setParallelism(1);
  }
}
