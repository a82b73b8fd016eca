package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.landing.FaultyCatalog.Fault;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Iceberg's sinks alone do when a job fails between the end of a checkpoint and its commit:
 * the measurement behind docs/adr/0006. A failing line here after an upgrade of Iceberg is news.
 */
class SinkFaultsTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private static final int RECORDS = 150;

  /** How the failed job comes back. */
  enum Return {
    /** Flink restarts it: the same job id. */
    RESTARTED,
    /** Submitted anew from its last checkpoint: another job id. */
    RESUBMITTED
  }

  enum Sink {
    OLDER,
    NEWER,
    DYNAMIC,
    /** The older one as the landing job has it. */
    LANDING
  }

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
  void theLandingJobIsRightEvenIfACommitArrivesAfterTheRestart() throws Exception {
    assertThat(outcome(Fault.REQUEST_LATE, Return.RESTARTED, Sink.LANDING)).isEqualTo("right");
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "sink.faults", matches = "all")
  @CsvSource({
    "REQUEST_LOST, RESTARTED, right, right, right",
    "REQUEST_LOST, RESUBMITTED, right, right, right",
    "RESPONSE_LOST, RESTARTED, right, right, right",
    "RESPONSE_LOST, RESUBMITTED, right, right, right", // iceberg #16008
    "REQUEST_LATE, RESTARTED, doubled, doubled, right", // iceberg #14425
    "REQUEST_LATE, RESUBMITTED, doubled, doubled, right",
  })
  void rowsAfterAFault(Fault fault, Return way, String older, String newer, String dynamic)
      throws Exception {
    assertThat(outcome(fault, way, Sink.OLDER)).as("FlinkSink").isEqualTo(older);
    assertThat(outcome(fault, way, Sink.NEWER)).as("IcebergSink").isEqualTo(newer);
    assertThat(outcome(fault, way, Sink.DYNAMIC)).as("DynamicIcebergSink").isEqualTo(dynamic);
    assertThat(outcome(fault, way, Sink.LANDING)).as("lakehouse-landing").isEqualTo("right");
  }

  private String outcome(Fault fault, Return way, Sink sink) throws Exception {
    Path own = folder.resolve(sink.name());
    lake = new TestLake(own.resolve("lake"));
    BareLanding bare =
        new BareLanding(
            lake,
            registry,
            FaultyCatalog.of(lake.config(), folder.resolve(sink + ".fault"), fault));
    Path checkpoints = own.resolve("checkpoints");
    Configuration settings =
        TestJobs.settings(1)
            .set(PipelineOptions.GENERIC_TYPES, true)
            .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100))
            .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString())
            .set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (way == Return.RESUBMITTED) {
      JobClient failed = start(bare, sink, settings);
      assertThatThrownBy(() -> failed.getJobExecutionResult().get())
          .hasStackTraceContaining(FaultyCatalog.FAULT);
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, newest(checkpoints));
    }
    settings
        .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2)
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
    JobClient job = start(bare, sink, settings);
    CommonTestUtils.waitUntilCondition(
        () -> distinct() >= RECORDS || job.getJobExecutionResult().isDone(), 200L);
    job.stopWithSavepoint(
            false, own.resolve("stopped").toUri().toString(), SavepointFormatType.NATIVE)
        .get();
    List<String> places = lake.places(BareLanding.TABLE);
    Set<String> once = new HashSet<>(places);
    assertThat(folder.resolve(sink + ".fault")).as("the fault has struck").doesNotExist();
    return once.size() < RECORDS ? "lost" : places.size() > RECORDS ? "doubled" : "right";
  }

  private int distinct() {
    return new HashSet<>(lake.places(BareLanding.TABLE)).size();
  }

  private JobClient start(BareLanding bare, Sink sink, Configuration settings) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    DataStream<RawRecord> records =
        env.fromSource(
                new NumberSequenceSource(0, Long.MAX_VALUE - 1),
                WatermarkStrategy.noWatermarks(),
                "numbers")
            .uid("numbers")
            .map(new ToRecord())
            .returns(RawRecord.class)
            .uid("records");
    switch (sink) {
      case OLDER -> bare.olderSink(records);
      case NEWER -> bare.newerSink(records);
      case DYNAMIC -> bare.dynamicSink(records);
      case LANDING -> bare.landing(records);
    }
    return env.executeAsync();
  }

  private static String newest(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max(
              Comparator.comparingInt(
                  path -> Integer.parseInt(path.getFileName().toString().substring(4))))
          .orElseThrow()
          .toUri()
          .toString();
    }
  }

  /** Records, then ticks without end, 1 ms each: several checkpoints fall among them. */
  private static final class ToRecord implements MapFunction<Long, RawRecord> {

    private static final long serialVersionUID = 1L;

    private transient Topic topic;

    @Override
    public RawRecord map(Long n) {
      LockSupport.parkNanos(1_000_000);
      if (topic == null) {
        topic = Catalogue.load().topic(BareLanding.TOPIC);
      }
      byte[] value =
          n < RECORDS
              ? SampleRecords.value(topic.schema(), TestRegistry.id(topic.name()), n)
              : null;
      return new RawRecord(topic.name(), 0, n, 0, null, value);
    }
  }
}
