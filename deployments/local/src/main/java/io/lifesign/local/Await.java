package io.lifesign.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something outside this JVM by asking again and again. */
final class Await {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private Await() {}

  /**
   * Waits until the question is answered with yes.
   *
   * @param what for the message, as in "the broker to answer"
   * @throws Refusal after the patience
   */
  static void until(String what, Duration patience, BooleanSupplier question)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!question.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new Refusal("Waited " + patience.toSeconds() + " s in vain for " + what + ".");
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }
}
