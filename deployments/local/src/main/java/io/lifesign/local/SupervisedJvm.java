package io.lifesign.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A process that is started anew whenever it ends, at once at first and then ever more slowly; one
 * that was only begun is so from the moment that it is supervised.
 */
final class SupervisedJvm implements StackPart {

  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 15_000;

  /** A process that lived as long did not die of its start. */
  private static final long SOUND_NANOS = Duration.ofSeconds(30).toNanos();

  private final String name;
  private final Supplier<ChildJvm> starter;
  private Consumer<String> listener;
  private ChildJvm process;
  private long startedNanos;
  private long pauseMillis = FIRST_PAUSE_MILLIS;
  private boolean closed;

  private SupervisedJvm(String name, Supplier<ChildJvm> starter) {
    this.name = name;
    this.starter = starter;
  }

  /** Starts a process whose end is not mended yet: one that cannot start at all should say so. */
  static SupervisedJvm begin(String name, Supplier<ChildJvm> starter) {
    SupervisedJvm begun = new SupervisedJvm(name, starter);
    begun.process = starter.get();
    begun.startedNanos = System.nanoTime();
    return begun;
  }

  /**
   * Starts the process for the first time.
   *
   * @param listener is told in one line of each further start
   */
  static SupervisedJvm start(String name, Supplier<ChildJvm> starter, Consumer<String> listener) {
    SupervisedJvm supervised = begin(name, starter);
    supervised.supervise(listener);
    return supervised;
  }

  /**
   * From now on the process is started anew when it ends, also if it has ended already.
   *
   * @param told in one line of each further start
   */
  synchronized void supervise(Consumer<String> told) {
    listener = told;
    process.onEnd(this::ended);
  }

  /**
   * Complains if the process has ended.
   *
   * @throws Refusal naming its log and last lines
   */
  synchronized void requireAlive() {
    process.requireAlive();
  }

  private synchronized void start() {
    process = starter.get();
    startedNanos = System.nanoTime();
    process.onEnd(this::ended);
  }

  private synchronized void ended() {
    if (closed) {
      return;
    }
    pauseMillis =
        System.nanoTime() - startedNanos > SOUND_NANOS
            ? FIRST_PAUSE_MILLIS
            : Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    Executor later = CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS);
    CompletableFuture.runAsync(this::startAnew, later)
        .exceptionally(
            failure -> {
              listener.accept("The " + name + " cannot be started anew: " + failure.getMessage());
              return null;
            });
  }

  private void startAnew() {
    synchronized (this) {
      if (closed) {
        return;
      }
      start();
    }
    listener.accept("The " + name + " had ended and is started anew, process " + pid());
  }

  String name() {
    return name;
  }

  synchronized long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    ChildJvm last;
    synchronized (this) {
      closed = true;
      last = process;
    }
    last.close();
  }
}
