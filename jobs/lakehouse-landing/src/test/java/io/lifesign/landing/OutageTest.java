package io.lifesign.landing;

import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The warehouse cannot be written for a while: landing waits, and catches up. */
class OutageTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final List<Topic> TOPICS = Catalogue.load().topics();
  private static final int OFFSETS = 60;
  private static final int RESTARTS = 3;

  @TempDir private Path folder;

  @Test
  void whatCouldNotBeWrittenLandsOnceWhenItCan() throws Exception {
    Path warehouse = folder.resolve("lake");
    TestLake lake = new TestLake(warehouse);
    Configuration patient =
        TestJobs.settings(2)
            .set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay")
            .set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofMillis(200))
            .set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(1));
    try (TestRegistry registry = new TestRegistry()) {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(patient);
      TestJobs.land(SampleStream.of(env, OFFSETS, SampleStream.Fault.NONE), lake, registry);
      JobClient job = env.executeAsync();
      CommonTestUtils.waitUntilCondition(() -> landed(lake) > 0, 50L);

      // where the tables were lies a file: nobody writes below it, not even root
      Path tables = warehouse.resolve(Lake.NAMESPACE);
      Path away = folder.resolve("away");
      Files.move(tables, away);
      Files.createFile(tables);
      for (int restart = 0; restart < RESTARTS; restart++) {
        await(job, JobStatus.RESTARTING);
        await(job, JobStatus.RUNNING);
      }
      Files.delete(tables);
      Files.move(away, tables);

      CommonTestUtils.waitUntilCondition(() -> landed(lake) >= rows(), 200L);
      job.stopWithSavepoint(false, folder.resolve("stopped").toUri().toString(), NATIVE).get();
    }

    List<String> once =
        Stream.of(0, 1)
            .flatMap(p -> IntStream.range(0, OFFSETS).mapToObj(offset -> p + "@" + offset))
            .toList();
    assertThat(TOPICS)
        .allSatisfy(
            topic -> assertThat(lake.places(topic.table().name())).containsExactlyElementsOf(once));
  }

  private static void await(JobClient job, JobStatus status) throws Exception {
    CommonTestUtils.waitUntilCondition(
        () -> {
          JobStatus now = job.getJobStatus().get();
          assertThat(now.isGloballyTerminalState()).isFalse();
          return now == status;
        },
        10L);
  }

  private static long rows() {
    return TOPICS.size() * 2L * OFFSETS;
  }

  private static long landed(TestLake lake) {
    try (Lake open = Lake.open(lake.config())) {
      return open.rowCounts().values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
