package io.lifesign.landing;

import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.Lake;
import io.lifesign.lake.reconcile.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Iceberg #10892: a savepoint is restored that is older than what the table holds. The bare sink
 * puts off the commits of checkpoint numbers that it finds committed, and the next restart under
 * the same job id forgets them.
 */
class OlderSavepointTest {

  private static final String JOB_ID = "00000000000000000000000000000002";
  private static final int OFFSETS = 200;
  private static final Duration QUICK = Duration.ZERO;
  private static final Duration SLOW = Duration.ofMillis(2);

  @TempDir Path folder;
  private TestRegistry registry;
  private TestLake lake;
  private BareLanding bare;

  @BeforeEach
  void start() throws IOException {
    registry = new TestRegistry();
    lake = new TestLake(folder.resolve("lake"));
    bare = new BareLanding(lake, registry);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void theBareSinkLosesRowsAndTheReconcilerSaysSo() throws Exception {
    String older = olderSavepoint(bare::olderSink);

    JobClient goneBack = start(bare::olderSink, restored(older), QUICK);
    savepoint(goneBack);
    String putOff = savepoint(goneBack);
    TestJobs.cancel(goneBack);
    JobClient restarted = start(bare::olderSink, restored(putOff), QUICK);
    savepoint(restarted);
    TestJobs.cancel(restarted);

    assertThat(bare.findings(2, OFFSETS))
        .map(Finding::kind)
        .containsAnyOf(Finding.Kind.BEHIND, Finding.Kind.MISSING);
  }

  @Test
  void theLandingJobRefusesItAndGoesOnWithoutIt() throws Exception {
    String older = olderSavepoint(this::landing);
    JobClient refused = start(this::landing, restored(older), QUICK);

    assertThatThrownBy(() -> refused.getJobExecutionResult().get())
        .hasStackTraceContaining("is older than what")
        .hasStackTraceContaining("Start lakehouse-landing without a savepoint");

    JobClient job = start(this::landing, settings(), QUICK);
    CommonTestUtils.waitUntilCondition(() -> bare.landed() >= 2L * OFFSETS, 200L);
    TestJobs.cancel(job);
    assertThat(bare.findings(2, OFFSETS)).isEmpty();
  }

  /** Runs a slow job past a savepoint by eight checkpoints with rows, and gives the savepoint. */
  private String olderSavepoint(Consumer<DataStream<RawRecord>> wiring) throws Exception {
    JobClient job = start(wiring, settings(), SLOW);
    CommonTestUtils.waitUntilCondition(() -> bare.landed() > 0, 100L);
    String savepoint = savepoint(job);
    long then = committed(job);
    CommonTestUtils.waitUntilCondition(() -> committed(job) >= then + 8, 100L);
    TestJobs.cancel(job);
    assertThat(bare.landed()).isLessThan(2L * OFFSETS);
    return savepoint;
  }

  private long committed(JobClient job) {
    try (Lake open = Lake.open(lake.config())) {
      return open.committedCheckpoint(BareLanding.TABLE, job.getJobID().toString()).orElse(-1);
    }
  }

  /** Asks until every task runs. */
  private String savepoint(JobClient job) throws Exception {
    AtomicReference<String> taken = new AtomicReference<>();
    CommonTestUtils.waitUntilCondition(
        () -> {
          try {
            String folderName = folder.resolve("savepoints").toUri().toString();
            taken.set(job.triggerSavepoint(folderName, NATIVE).get());
            return true;
          } catch (ExecutionException e) {
            return false;
          }
        },
        100L);
    return taken.get();
  }

  private static Configuration restored(String savepoint) {
    return settings().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
  }

  /** One id for all runs, as where a deployment fixes it; so each needs a Flink of its own. */
  private static Configuration settings() {
    return TestJobs.settings(2).set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, JOB_ID);
  }

  private static JobClient start(
      Consumer<DataStream<RawRecord>> wiring, Configuration settings, Duration pace)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, settings);
    wiring.accept(SampleStream.of(env, OFFSETS, SampleStream.Fault.NONE, pace));
    return env.executeAsync();
  }

  private void landing(DataStream<RawRecord> records) {
    TestJobs.land(records, lake, registry);
  }
}
