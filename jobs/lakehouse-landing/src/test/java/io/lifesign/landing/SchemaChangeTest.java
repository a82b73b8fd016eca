package io.lifesign.landing;

import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.lake.Migration;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A release with more fields takes over from a savepoint of the one before. */
class SchemaChangeTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private static final int RECORDS = 5_000;
  private static final Duration ON_DEMAND = Duration.ofHours(1);

  @TempDir Path folder;
  private TestRegistry registry;
  private TestLake lake;

  @BeforeEach
  void start() throws IOException {
    registry = new TestRegistry();
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void recordsOfBothVersionsLandOnceInTheTableThatGainedTheirColumns(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    Topic today = NextRelease.today();
    Topic next = NextRelease.with(NextRelease.FIELDS);
    Versions old = new Versions(today.schema(), TestRegistry.id(today.name()));
    Versions both = old.joinedBy(next.schema(), registry.register(next.schema()));

    JobClient first =
        start(today, Migration.released(), old, Duration.ofMillis(1), checkpoints(ON_DEMAND));
    CommonTestUtils.waitUntilCondition(() -> landedBy(cluster, first) > 0, 50L);
    // such a savepoint commits nothing: what was written since the checkpoint is in its state alone
    String savepoint =
        first.triggerSavepoint(folder.resolve("savepoint").toUri().toString(), NATIVE).get();
    TestJobs.cancel(first);
    long before = landed();

    JobClient second =
        start(
            next,
            NextRelease.migrations(NextRelease.DDL),
            both,
            Duration.ZERO,
            checkpoints(Duration.ofMillis(300))
                .set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
    CommonTestUtils.waitUntilCondition(
        () -> landed() >= RECORDS || second.getJobExecutionResult().isDone(), 100L);
    second.stopWithSavepoint(false, folder.resolve("stopped").toUri().toString(), NATIVE).get();

    List<Record> rows = lake.rows(NextRelease.TABLE);
    assertThat(rows)
        .map(row -> (long) row.getField("kafka_offset"))
        .containsExactlyElementsOf(LongStream.range(0, RECORDS).boxed().toList());
    long change = rows.stream().takeWhile(row -> row.getField("minutes") == null).count();
    assertThat(change)
        .as("rows that came out of the savepoint")
        .isBetween(before + 1, RECORDS - 2L);
    assertThat(rows)
        .map(row -> row.getField("note") + " " + row.getField("minutes"))
        .isEqualTo(LongStream.range(0, RECORDS).mapToObj(n -> expected(n, change)).toList());
  }

  /** Rows of before have nulls, older records the default, newer ones what they say. */
  private static String expected(long n, long change) {
    if (n < change) {
      return "null null";
    }
    return n % 2 == 0 ? "null 5" : "p" + n % 2 + " " + n % 100;
  }

  private long landedBy(MiniCluster cluster, JobClient job) throws InterruptedException {
    try {
      cluster.triggerCheckpoint(job.getJobID()).get();
    } catch (ExecutionException e) {
      return 0; // not every task runs yet
    }
    return landed();
  }

  private long landed() {
    try (Lake open = Lake.open(lake.config())) {
      return open.rowCounts().get(NextRelease.TABLE);
    }
  }

  private static Configuration checkpoints(Duration interval) {
    return TestJobs.settings(1).set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
  }

  private JobClient start(
      Topic topic,
      List<Migration> migrations,
      Versions versions,
      Duration pace,
      Configuration settings)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    Tables tables = Tables.migrated(lake.config(), List.of(topic), migrations);
    TestJobs.land(
        env.fromSource(
                new NumberSequenceSource(0, Long.MAX_VALUE - 1),
                WatermarkStrategy.noWatermarks(),
                "numbers")
            .uid("numbers")
            .map(new ToRecord(versions, pace))
            .returns(RawRecord.class)
            .uid("records"),
        tables,
        registry);
    return env.executeAsync();
  }

  /** The writers: one, or an older one of even offsets and a newer one of odd ones. */
  private record Versions(Schema even, int evenId, Schema odd, int oddId) implements Serializable {

    Versions(Schema only, int id) {
      this(only, id, only, id);
    }

    Versions joinedBy(Schema newer, int id) {
      return new Versions(even, evenId, newer, id);
    }

    byte[] value(long n) {
      return n % 2 == 0 ? SampleRecords.value(even, evenId, n) : SampleRecords.value(odd, oddId, n);
    }
  }

  private record ToRecord(Versions versions, Duration pace)
      implements MapFunction<Long, RawRecord> {

    @Override
    public RawRecord map(Long n) {
      boolean tick = n >= RECORDS;
      LockSupport.parkNanos(tick ? 1_000_000 : pace.toNanos());
      return new RawRecord(NextRelease.TOPIC, 0, n, 0, null, tick ? null : versions.value(n));
    }
  }
}
