package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.lake.reconcile.Finding;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Iceberg #18098: after a restart without state under the same job id the newer sink drops every
 * commit until its checkpoints outnumber those before, and so does the dynamic one. Shown on the
 * bare sinks, each in two bounded jobs; the older one is the landing job's.
 */
class StatelessRestartTest {

  private static final int SOME = 60;
  private static final int ALL = 200;
  private static final String JOB_ID = "00000000000000000000000000000001";

  @TempDir Path folder;
  private TestRegistry registry;
  private TestLake lake;
  private BareLanding bare;

  @BeforeEach
  void start() throws IOException {
    registry = new TestRegistry();
    lake = new TestLake(folder);
    bare = new BareLanding(lake, registry);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void theNewerSinkCommitsNothingMoreAndTheReconcilerSaysSo() throws Exception {
    run(bare::newerSink, 0, SOME);
    thousandCheckpointsPass();
    run(bare::newerSink, SOME, ALL);

    assertThat(bare.landed()).isEqualTo(SOME);
    assertThat(bare.findings(1, ALL))
        .map(Finding::line)
        .containsExactly(
            "BEHIND alerts.acks/0: 140 x not landed yet: offset 60, 61, 62, ..., behind the last"
                + " that has");
  }

  @Test
  void theOlderSinkCommits() throws Exception {
    run(bare::olderSink, 0, SOME);
    thousandCheckpointsPass();
    run(bare::olderSink, SOME, ALL);

    assertThat(bare.landed()).isEqualTo(ALL);
    assertThat(bare.findings(1, ALL)).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "sink.faults", matches = "all")
  void theDynamicSinkCommitsNothingMoreEither() throws Exception {
    run(bare::dynamicSink, 0, SOME);
    thousandCheckpointsPass();
    run(bare::dynamicSink, SOME, ALL);

    assertThat(bare.landed()).isEqualTo(SOME);
  }

  /** The mark that the first run would leave if it went on without a row. */
  private void thousandCheckpointsPass() {
    try (Lake open = Lake.open(lake.config())) {
      Table table = open.table(BareLanding.TABLE);
      AppendFiles mark = table.newFastAppend();
      mark.set("flink.job-id", JOB_ID);
      mark.set("flink.max-committed-checkpoint-id", "1000");
      String operator = table.currentSnapshot().summary().get("flink.operator-id");
      if (operator != null) {
        mark.set("flink.operator-id", operator);
      }
      mark.commit();
    }
  }

  /** In a Flink of its own each time: one refuses an id that it has seen. */
  private static void run(Consumer<DataStream<RawRecord>> sink, int from, int to) throws Exception {
    Configuration settings =
        TestJobs.settings(1)
            .set(PipelineOptions.GENERIC_TYPES, true)
            .set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, JOB_ID);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    Topic topic = Catalogue.load().topic(BareLanding.TOPIC);
    RawRecord[] records =
        LongStream.range(from, to)
            .mapToObj(n -> new RawRecord(topic.name(), 0, n, 0, null, value(topic, n)))
            .toArray(RawRecord[]::new);
    sink.accept(env.fromData(RawRecord.class, records).uid("records"));
    env.execute();
  }

  private static byte[] value(Topic topic, long n) {
    return SampleRecords.value(topic.schema(), TestRegistry.id(topic.name()), n);
  }
}
