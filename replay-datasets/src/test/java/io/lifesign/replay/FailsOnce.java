package io.lifesign.replay;

import io.lifesign.streaming.SourceGate;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Passes records on and fails at one of them, in the first attempt only and not before there is a
 * checkpoint to go on from. Those that do not fail hold their source open until another has failed:
 * a topic never ends, and what a finished task says after a restore would come in any order.
 */
public final class FailsOnce<T> extends RichMapFunction<T, T>
    implements CheckpointListener, CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private static final AtomicInteger FAILED = new AtomicInteger();
  private static final AtomicInteger RESTORED = new AtomicInteger();

  private final long at;
  private final boolean fails;
  private transient long seen;
  private transient boolean checkpointed;
  private transient SourceGate gate;

  private FailsOnce(long at, boolean fails) {
    this.at = at;
    this.fails = fails;
  }

  /** Fails at the record of that number, from 1, or soon after. */
  static <T> FailsOnce<T> at(long record) {
    return new FailsOnce<>(record, true);
  }

  /** Waits behind so many records, which are all, for the failure of another. */
  static <T> FailsOnce<T> waitingBehind(long records) {
    return new FailsOnce<>(records, false);
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
    gate = SourceGate.ofTask();
    seen = 0;
  }

  @Override
  public T map(T value) {
    if (getRuntimeContext().getTaskInfo().getAttemptNumber() > 0) {
      return value;
    }
    seen++;
    if (seen >= at) {
      if (fails && checkpointed) {
        FAILED.incrementAndGet();
        throw new IllegalStateException("this failure is part of the test");
      }
      gate.close();
    }
    return value;
  }

  @Override
  public void notifyCheckpointComplete(long id) {
    checkpointed = true;
    if (fails) {
      gate.open();
    }
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
