package io.lifesign.cluster;

import java.util.Locale;
import org.apache.flink.runtime.checkpoint.CheckpointStoreUtil;

/** Checkpoints are named by their number, so that names sort as numbers do. */
enum CheckpointNames implements CheckpointStoreUtil {
  INSTANCE;

  @Override
  public String checkpointIDToName(long checkpoint) {
    return String.format(Locale.ROOT, "%019d", checkpoint);
  }

  @Override
  public long nameToCheckpointID(String name) {
    try {
      return Long.parseLong(name);
    } catch (NumberFormatException e) {
      return INVALID_CHECKPOINT_ID;
    }
  }
}
