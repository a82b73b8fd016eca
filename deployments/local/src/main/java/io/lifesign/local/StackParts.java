package io.lifesign.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Parts that stop together, the last one first. Closing them, the end of this JVM and even its
 * sudden death leave no process behind.
 */
final class StackParts implements AutoCloseable {

  private final Consumer<String> progress;
  private final Deque<StackPart> parts = new ArrayDeque<>();
  private final Thread hook = new Thread(this::stop, "stop-stack");
  private boolean stopped;

  /**
   * No parts yet.
   *
   * @param progress is told which part does not stop
   */
  StackParts(Consumer<String> progress) {
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Stops a part together with the others, before everything that was started earlier. */
  synchronized <T extends StackPart> T register(T part) {
    if (stopped) {
      part.close();
      throw new Refusal("Stopped while starting.");
    }
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is on its way out and runs the hook itself
    }
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    while (!parts.isEmpty()) {
      closeQuietly(parts.pop());
    }
  }

  // one part that fails to stop must not keep the others running
  private void closeQuietly(StackPart part) {
    try {
      part.close();
    } catch (RuntimeException e) {
      progress.accept("Stopping: " + e.getMessage());
    }
  }
}
