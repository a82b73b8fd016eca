package io.lifesign.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.runtime.blob.BlobUtils;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.highavailability.AbstractHaServices;
import org.apache.flink.runtime.highavailability.FileSystemJobResultStore;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesUtils;
import org.apache.flink.runtime.jobmanager.DefaultExecutionPlanStore;
import org.apache.flink.runtime.jobmanager.ExecutionPlanStore;
import org.apache.flink.runtime.jobmanager.NoOpExecutionPlanStoreWatcher;
import org.apache.flink.runtime.leaderretrieval.DefaultLeaderRetrievalService;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/**
 * Leader, jobs and completed checkpoints of a cluster as files under {@code
 * high-availability.storageDir}. Who leads is decided by a lock that the kernel takes back when its
 * holder dies; what a JobManager leaves behind, the next one finds.
 */
final class FolderHaServices extends AbstractHaServices {

  private final Path folder;
  private final ScheduledExecutorService timer;

  private FolderHaServices(
      Configuration configuration, Executor executor, Path folder, ScheduledExecutorService timer)
      throws IOException {
    super(
        configuration,
        listener -> new FolderLeaderElectionDriver(leaders(folder), timer, listener),
        executor,
        BlobUtils.createBlobStoreFromConfig(configuration),
        FileSystemJobResultStore.fromConfiguration(configuration, executor));
    this.folder = folder;
    this.timer = timer;
  }

  /**
   * Opens the folder that the configuration names.
   *
   * @throws IllegalConfigurationException if it names none on this machine
   */
  static FolderHaServices open(Configuration configuration, Executor executor) throws IOException {
    URI place =
        HighAvailabilityServicesUtils.getClusterHighAvailableStoragePath(configuration).toUri();
    if (place.getScheme() != null && !place.getScheme().equals("file")) {
      throw new IllegalConfigurationException(
          HighAvailabilityOptions.HA_STORAGE_PATH.key() + " must be a folder, not " + place);
    }
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "watch-leader-folder");
              thread.setDaemon(true);
              return thread;
            });
    return new FolderHaServices(configuration, executor, Path.of(place.getPath()), timer);
  }

  private static LeaderFolder leaders(Path folder) {
    return new LeaderFolder(folder.resolve("leader"));
  }

  private Path checkpoints(JobID job) {
    return folder.resolve("checkpoints").resolve(job.toString());
  }

  @Override
  protected LeaderRetrievalService createLeaderRetrievalService(String component) {
    return new DefaultLeaderRetrievalService(
        (handler, ignored) ->
            new FolderLeaderRetrievalDriver(leaders(folder), component, timer, handler));
  }

  @Override
  protected CheckpointRecoveryFactory createCheckpointRecoveryFactory() {
    return new FolderCheckpoints(this::checkpoints, ioExecutor);
  }

  @Override
  protected ExecutionPlanStore createExecutionPlanStore() throws IOException {
    return new DefaultExecutionPlanStore<>(
        new FolderStateHandleStore<>(folder.resolve("jobs")),
        // only the leader writes, and it knows what it has written
        NoOpExecutionPlanStoreWatcher.INSTANCE,
        PlanNames.INSTANCE);
  }

  @Override
  protected void internalClose() {
    timer.shutdownNow();
  }

  @Override
  protected void internalCleanup() throws IOException {
    leaders(folder).clear();
    AtomicFiles.deleteTree(folder.resolve("jobs"));
    AtomicFiles.deleteTree(folder.resolve("checkpoints"));
  }

  @Override
  protected void internalCleanupJobData(JobID job) throws IOException {
    leaders(folder).delete(getLeaderPathForJobManager(job));
    AtomicFiles.deleteTree(checkpoints(job));
  }

  @Override
  protected String getLeaderPathForResourceManager() {
    return "resource-manager";
  }

  @Override
  protected String getLeaderPathForDispatcher() {
    return "dispatcher";
  }

  @Override
  protected String getLeaderPathForJobManager(JobID job) {
    return "job-" + job;
  }

  @Override
  protected String getLeaderPathForRestServer() {
    return "rest-server";
  }
}
