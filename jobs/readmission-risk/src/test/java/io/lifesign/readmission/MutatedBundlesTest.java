package io.lifesign.readmission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Rule;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.LedgerEntry;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Damaged bundles through the running job: no restart is allowed, and each is accounted for. */
class MutatedBundlesTest {

  private static final int BUNDLES = 10_000;
  private static final long SEED = 20_261_127;
  private static final Duration LATENESS = Duration.ofSeconds(30);
  private static final FhirMapper MAPPER = new FhirMapper();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void noDamagedBundleRestartsTheJobAndNoneIsLost() throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(2);
    DataStream<Arrival<EhrNews>> arrivals =
        env.fromData(bodies(), Types.STRING)
            .setParallelism(1)
            .map(MutatedBundlesTest::arrival)
            .returns(EhrArrivalSerializer.type())
            .setParallelism(1);
    ReadmissionPipeline.Outputs out =
        ReadmissionPipeline.build(
            new ReadmissionPipeline.Inputs(
                clocked(arrivals, "ehr.fhir", EhrArrivalSerializer.type()),
                ticks(env, "ehr.hl7v2", EhrArrivalSerializer.type()),
                ticks(env, "vitals.scores", MarkArrivalSerializer.type()),
                ticks(env, "alerts.acks", AckArrivalSerializer.type())),
            plan());
    CloseableIterator<DeadRecord> dead = out.dead().collectAsync();
    CloseableIterator<LedgerEntry> sums =
        out.ledger().filter(entry -> entry.sums().topic().equals("ehr.fhir")).collectAsync();
    CloseableIterator<?> risks = out.risks().collectAsync();
    env.executeAsync();
    CompletableFuture<Integer> told = CompletableFuture.supplyAsync(() -> all(risks).size());
    CompletableFuture<List<DeadRecord>> letters = CompletableFuture.supplyAsync(() -> all(dead));
    List<LedgerEntry> ledger = all(sums);
    LedgerDelta last = ledger.get(ledger.size() - 1).sums();

    assertThat(last.in()).as("seed %d", SEED).isEqualTo(BUNDLES);
    assertThat(last.scored() + last.duplicate() + last.dead())
        .as("seed %d", SEED)
        .isEqualTo(BUNDLES);
    assertThat(last.dead()).as("dead").isBetween(1_000L, 9_999L);
    assertThat(letters.get())
        .hasSizeGreaterThanOrEqualTo((int) last.dead())
        .allMatch(letter -> !letter.detail().isEmpty());
    assertThat(told.get()).as("risks of what could be read").isPositive();
  }

  private static <T> List<T> all(CloseableIterator<T> values) {
    List<T> all = new ArrayList<>();
    values.forEachRemaining(all::add);
    return all;
  }

  /** A bit flipped, a piece gone, or a piece twice. */
  private static List<String> bodies() {
    Random random = new Random(SEED);
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < BUNDLES; i++) {
      String whole =
          Story.message(
                  "p1",
                  i,
                  Story.encounter("p1", "E" + i % 7, "finished", 0, 50.0),
                  Story.condition("p1", "E" + i % 7, "I50.9", 10))
              .getBody();
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      int at = random.nextInt(bytes.length);
      bodies.add(
          switch (random.nextInt(3)) {
            case 0 -> {
              bytes[at] ^= (byte) (1 << random.nextInt(7));
              yield new String(bytes, StandardCharsets.UTF_8);
            }
            case 1 -> whole.substring(0, Math.min(at, whole.length()));
            default -> whole.substring(0, at) + whole.substring(Math.max(0, at - 20));
          });
    }
    return bodies;
  }

  private static Arrival<EhrNews> arrival(String body) {
    long sent = Story.at(100);
    EhrMessage message =
        new EhrMessage(
            "p1", "ehr", Integer.toHexString(body.hashCode()), AvroTimes.instant(sent), body);
    Position position = new Position("ehr.fhir", 0, 0, sent);
    byte[] value = body.getBytes(StandardCharsets.UTF_8);
    try {
      return Arrival.of(position, MAPPER.map(message), sent, value);
    } catch (Rejected e) {
      return Arrival.dead(
          DeadRecord.of(position, e.reason(), e.getMessage(), null, value).at(e.path()));
    }
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

  private static <T> SingleOutputStreamOperator<Arrival<T>> ticks(
      StreamExecutionEnvironment env, String topic, TypeInformation<Arrival<T>> type) {
    Position position = new Position(topic, 0, 0, 0);
    List<Arrival<T>> ticks =
        List.of(Arrival.tick(position, Story.at(0)), Arrival.tick(position, Story.at(200)));
    return clocked(env.fromData(ticks, type).setParallelism(1), topic, type);
  }

  private static <T> SingleOutputStreamOperator<Arrival<T>> clocked(
      DataStream<Arrival<T>> arrivals, String topic, TypeInformation<Arrival<T>> type) {
    return KafkaEnds.clocked(
            arrivals
                .assignTimestampsAndWatermarks(
                    PartitionWatermarks.<T>strategy(LATENESS, Duration.ZERO))
                .setParallelism(1),
            topic,
            type)
        .setParallelism(1);
  }
}
