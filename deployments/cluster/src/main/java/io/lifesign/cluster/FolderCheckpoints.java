package io.lifesign.cluster;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.DefaultCompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.DefaultCompletedCheckpointStoreUtils;
import org.apache.flink.runtime.persistence.IntegerResourceVersion;
import org.apache.flink.runtime.persistence.StateHandleStore;
import org.apache.flink.runtime.state.SharedStateRegistryFactory;

/** The completed checkpoints of each job, in a folder of its own. */
final class FolderCheckpoints implements CheckpointRecoveryFactory {

  private final Function<JobID, Path> folders;
  private final Executor executor;

  FolderCheckpoints(Function<JobID, Path> folders, Executor executor) {
    this.folders = folders;
    this.executor = executor;
  }

  @Override
  public CompletedCheckpointStore createRecoveredCompletedCheckpointStore(
      JobID job,
      int retained,
      SharedStateRegistryFactory sharedState,
      Executor ioExecutor,
      RecoveryClaimMode claimMode)
      throws Exception {
    StateHandleStore<CompletedCheckpoint, IntegerResourceVersion> files =
        new FolderStateHandleStore<>(folders.apply(job).resolve("completed"));
    Collection<CompletedCheckpoint> completed =
        DefaultCompletedCheckpointStoreUtils.retrieveCompletedCheckpoints(
            files, CheckpointNames.INSTANCE);
    return new DefaultCompletedCheckpointStore<>(
        retained,
        files,
        CheckpointNames.INSTANCE,
        completed,
        sharedState.create(ioExecutor, completed, claimMode),
        executor);
  }

  @Override
  public CheckpointIDCounter createCheckpointIDCounter(JobID job) {
    return new FolderCheckpointCounter(folders.apply(job).resolve("counter"));
  }
}
