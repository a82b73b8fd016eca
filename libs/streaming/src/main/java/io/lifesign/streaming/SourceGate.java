package io.lifesign.streaming;

import java.util.concurrent.CompletableFuture;

/**
 * Lets whoever works off a source's records behind it, in the same task, stop it from being polled:
 * so that what waits stays bounded without blocking the task, and checkpoints go on however long
 * the wait.
 *
 * <p>Source and worker find the same gate because they share the thread of their task. Where they
 * are not chained the source finds none, is polled freely, and ordinary backpressure holds it.
 */
public final class SourceGate {

  private static final CompletableFuture<Void> OPEN = CompletableFuture.completedFuture(null);
  private static final ThreadLocal<SourceGate> OF_TASK = new ThreadLocal<>();

  private CompletableFuture<Void> opened = OPEN;

  /** The gate of this task's source; made where there is none. For the worker, in its open(). */
  public static SourceGate ofTask() {
    SourceGate gate = OF_TASK.get();
    if (gate == null) {
      gate = new SourceGate();
      OF_TASK.set(gate);
    }
    return gate;
  }

  /** For the source: done when it may be polled. */
  static CompletableFuture<Void> whenOpen() {
    SourceGate gate = OF_TASK.get();
    return gate == null ? OPEN : gate.opened();
  }

  private synchronized CompletableFuture<Void> opened() {
    return opened;
  }

  public synchronized void close() {
    if (opened.isDone()) {
      opened = new CompletableFuture<>();
    }
  }

  /** Any thread may open it. */
  public void open() {
    CompletableFuture<Void> waiting;
    synchronized (this) {
      waiting = opened;
      opened = OPEN;
    }
    waiting.complete(null);
  }
}
