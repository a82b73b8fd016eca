package io.lifesign.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CheckpointRetentionPolicy;
import org.apache.flink.runtime.checkpoint.CheckpointsCleaner;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmanager.ExecutionPlanStore;
import org.apache.flink.runtime.state.SharedStateRegistry;
import org.apache.flink.runtime.state.testutils.TestCompletedCheckpointStorageLocation;
import org.apache.flink.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one JobManager leaves in the folder, the next one finds. */
class FolderHaServicesTest {

  private static final JobID JOB = new JobID(1, 2);

  @TempDir Path folder;

  @Test
  void aJobIsFoundAgainUntilItHasEnded() throws Exception {
    JobGraph graph = new JobGraph(JOB, "vitals-scoring");
    try (HighAvailabilityServices first = open()) {
      started(first).putExecutionPlan(graph);
    }
    try (HighAvailabilityServices second = open()) {
      ExecutionPlanStore plans = started(second);
      assertThat(plans.getJobIds()).containsExactly(JOB);
      assertThat(plans.recoverExecutionPlan(JOB).getName()).isEqualTo("vitals-scoring");

      plans.globalCleanupAsync(JOB, Executors.directExecutor()).get();
    }
    try (HighAvailabilityServices third = open()) {
      assertThat(started(third).getJobIds()).isEmpty();
    }
  }

  @Test
  void checkpointsAreFoundAgainAndTheirNumbersGoOn() throws Exception {
    try (HighAvailabilityServices first = open()) {
      CheckpointIDCounter counter =
          first.getCheckpointRecoveryFactory().createCheckpointIDCounter(JOB);
      counter.start();
      CompletedCheckpointStore checkpoints = checkpoints(first);
      for (int i = 0; i < 12; i++) {
        checkpoints.addCheckpointAndSubsumeOldestOne(
            checkpoint(counter.getAndIncrement()), new CheckpointsCleaner(), () -> {});
      }
      counter.shutdown(JobStatus.SUSPENDED).get();
      checkpoints.shutdown(JobStatus.SUSPENDED, new CheckpointsCleaner());
    }
    try (HighAvailabilityServices second = open()) {
      assertThat(checkpoints(second).getAllCheckpoints())
          .extracting(CompletedCheckpoint::getCheckpointID)
          .containsExactly(11L, 12L);
      assertThat(
              second
                  .getCheckpointRecoveryFactory()
                  .createCheckpointIDCounter(JOB)
                  .getAndIncrement())
          .isEqualTo(13);

      second.globalCleanupAsync(JOB, Executors.directExecutor()).get();
      assertThat(checkpoints(second).getAllCheckpoints()).isEmpty();
    }
  }

  @Test
  void whatWasHalfWrittenDoesNotExist() throws Exception {
    FolderStateHandleStore<String> store = new FolderStateHandleStore<>(folder.resolve("store"));
    store.addAndLock("whole", "told");
    Files.writeString(folder.resolve("store").resolve("half.draft"), "to");

    assertThat(store.getAllHandles()).containsExactly("whole");
    assertThat(store.getAndLock("whole").retrieveState()).isEqualTo("told");
  }

  @Test
  void aPlaceThatIsNoFolderIsRefused() {
    Configuration elsewhere = new Configuration();
    elsewhere.set(HighAvailabilityOptions.HA_STORAGE_PATH, "s3://bucket/ha");

    assertThatThrownBy(() -> FolderHaServices.open(elsewhere, Executors.directExecutor()))
        .isInstanceOf(IllegalConfigurationException.class)
        .hasMessageStartingWith("high-availability.storageDir must be a folder, not s3://bucket");
  }

  private HighAvailabilityServices open() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(HighAvailabilityOptions.HA_MODE, FolderHaServicesFactory.class.getName());
    configuration.set(HighAvailabilityOptions.HA_STORAGE_PATH, folder.toUri().toString());
    return new FolderHaServicesFactory()
        .createHAServices(configuration, Executors.directExecutor());
  }

  private static ExecutionPlanStore started(HighAvailabilityServices services) throws Exception {
    ExecutionPlanStore plans = services.getExecutionPlanStore();
    plans.start(
        new ExecutionPlanStore.ExecutionPlanListener() {
          @Override
          public void onAddedExecutionPlan(JobID job) {
            throw new AssertionError("nobody else writes");
          }

          @Override
          public void onRemovedExecutionPlan(JobID job) {
            throw new AssertionError("nobody else writes");
          }
        });
    return plans;
  }

  private static CompletedCheckpointStore checkpoints(HighAvailabilityServices services)
      throws Exception {
    return services
        .getCheckpointRecoveryFactory()
        .createRecoveredCompletedCheckpointStore(
            JOB,
            2,
            SharedStateRegistry.DEFAULT_FACTORY,
            Executors.directExecutor(),
            RecoveryClaimMode.NO_CLAIM);
  }

  private static CompletedCheckpoint checkpoint(long id) {
    return new CompletedCheckpoint(
        JOB,
        id,
        id,
        id + 1,
        java.util.Map.of(),
        null,
        CheckpointProperties.forCheckpoint(
            CheckpointRetentionPolicy.NEVER_RETAIN_AFTER_TERMINATION),
        new TestCompletedCheckpointStorageLocation(),
        null);
  }
}
