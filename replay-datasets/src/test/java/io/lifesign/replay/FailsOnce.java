package io.lifesign.replay;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Passes records on and fails at one of them, in the first attempt only. Waits a little for a
 * checkpoint before, so that there is something to go on from.
 */
public final class FailsOnce<T> extends RichMapFunction<T, T>
    implements CheckpointListener, CheckpointedFunction {

  private static final long serialVersionUID = 1L;
  private static final int MOST_WAITS = 400;

  private static final AtomicInteger FAILED = new AtomicInteger();
  private static final AtomicInteger RESTORED = new AtomicInteger();

  private final long at;
  private transient long seen;
  private transient int waits;
  private transient boolean checkpointed;

  FailsOnce(long at) {
    this.at = at;
  }

  /** Failures so far. */
  public static int failed() {
    return FAILED.get();
  }

  /** Those of them that went on from a checkpoint, not from the beginning. */
  public static int restored() {
    return RESTORED.get();
  }

  @Override
  public void open(OpenContext context) {
    seen = 0;
    waits = 0;
  }

  @Override
  public T map(T value) throws InterruptedException {
    if (getRuntimeContext().getTaskInfo().getAttemptNumber() > 0) {
      return value;
    }
    seen++;
    // some records more may pass: where exactly it fails is chance too
    if (seen >= at && (checkpointed || waits == MOST_WAITS)) {
      FAILED.incrementAndGet();
      throw new IllegalStateException("this failure is part of the test");
    }
    if (seen >= at) {
      waits++;
      Thread.sleep(1);
    }
    return value;
  }

  @Override
  public void notifyCheckpointComplete(long id) {
    checkpointed = true;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void initializeState(FunctionInitializationContext context) {
    if (context.isRestored()) {
      RESTORED.incrementAndGet();
    }
  }
}
