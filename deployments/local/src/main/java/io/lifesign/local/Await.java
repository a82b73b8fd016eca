package io.lifesign.local;

import java.time.Duration;

/** Waits for something outside this JVM by asking again and again. */
final class Await {

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Something that will be answered with yes one day. */
  interface Question {
    boolean ask() throws InterruptedException;
  }

  private Await() {}

  /**
   * Waits until the question is answered with yes.
   *
   * @param what for the message, as in "the broker to answer"
   * @throws Refusal after the patience
   */
  static void until(String what, Duration patience, Question question) throws InterruptedException {
    if (!within(patience, question)) {
      throw new Refusal("Waited " + patience.toSeconds() + " s in vain for " + what + ".");
    }
  }

  /** Whether the question is answered with yes before the patience ends. */
  static boolean within(Duration patience, Question question) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!question.ask()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE.toMillis());
    }
    return true;
  }
}
