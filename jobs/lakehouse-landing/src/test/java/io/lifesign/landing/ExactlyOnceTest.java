package io.lifesign.landing;

import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.Lake;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nine tables, two partitions, parallelism 2: nine committers meet at the SQLite catalog. */
class ExactlyOnceTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final List<Topic> TOPICS = Catalogue.load().topics();

  private static final int OFFSETS = 30;

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
  void aCrashAfterACheckpointNeitherLosesNorRepeatsARow() throws Exception {
    Configuration settings =
        TestJobs.settings(2)
            .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
            .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1)
            .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);

    runUntilLanded(settings, 2 * OFFSETS, SampleStream.Fault.AFTER_FIRST_CHECKPOINT);

    everyRowIsThereOnce(2 * OFFSETS);
  }

  @Test
  void aStartWithoutSavepointGoesOnBehindWhatHasLanded() throws Exception {
    runUntilItFails(TestJobs.settings(2));
    assertThat(landed()).isPositive().isLessThan(rows(2 * OFFSETS));

    runUntilLanded(TestJobs.settings(2), 2 * OFFSETS, SampleStream.Fault.NONE);

    everyRowIsThereOnce(2 * OFFSETS);
  }

  @Test
  void anOlderCheckpointRestoredRepeatsNothing() throws Exception {
    Path checkpoints = folder.resolve("checkpoints");
    runUntilItFails(
        TestJobs.settings(2)
            .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString())
            .set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION));
    Configuration restored =
        TestJobs.settings(2).set(StateRecoveryOptions.SAVEPOINT_PATH, newest(checkpoints));

    runUntilLanded(restored, 2 * OFFSETS, SampleStream.Fault.NONE);
    everyRowIsThereOnce(2 * OFFSETS);

    runUntilLanded(restored, 3 * OFFSETS, SampleStream.Fault.NONE);
    everyRowIsThereOnce(3 * OFFSETS);
  }

  private void runUntilItFails(Configuration settings) throws Exception {
    JobClient job = start(settings, 2 * OFFSETS, SampleStream.Fault.AFTER_FIRST_CHECKPOINT);
    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasStackTraceContaining(SampleStream.FAULT);
  }

  private void runUntilLanded(Configuration settings, int offsets, SampleStream.Fault fault)
      throws Exception {
    JobClient job = start(settings, offsets, fault);
    CommonTestUtils.waitUntilCondition(
        () -> landed() >= rows(offsets) || job.getJobExecutionResult().isDone(), 200L);
    job.stopWithSavepoint(false, folder.resolve("stopped").toUri().toString(), NATIVE).get();
  }

  private JobClient start(Configuration settings, int offsets, SampleStream.Fault fault)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    TestJobs.land(SampleStream.of(env, offsets, fault), lake, registry);
    return env.executeAsync();
  }

  private void everyRowIsThereOnce(int offsets) {
    List<String> wanted =
        Stream.of(0, 1)
            .flatMap(p -> IntStream.range(0, offsets).mapToObj(offset -> p + "@" + offset))
            .toList();
    List<String> wrong = new ArrayList<>();
    for (Topic topic : TOPICS) {
      List<String> places = lake.places(topic.table().name());
      Set<String> distinct = new HashSet<>(places);
      List<String> missing = wanted.stream().filter(place -> !distinct.contains(place)).toList();
      if (!missing.isEmpty() || places.size() != wanted.size()) {
        wrong.add(
            "%s has %d rows, %d distinct; missing %s"
                .formatted(topic.name(), places.size(), distinct.size(), missing));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(landed()).isEqualTo(rows(offsets));
  }

  private static long rows(int offsets) {
    return TOPICS.size() * 2L * offsets;
  }

  private long landed() {
    try (Lake open = Lake.open(lake.config())) {
      return open.rowCounts().values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static String newest(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(file -> file.getParent().toUri().toString())
          .max(String::compareTo)
          .orElseThrow();
    }
  }
}
