package io.lifesign.streaming;

/**
 * Which of a topic's writers speaks.
 *
 * @param index 0 to count - 1
 * @param count how many there are
 */
record Writer(int index, int count) {

  /** More parallel writers than this are a corrupt header. */
  private static final int MOST = 1 << 15;

  /** The one that speaks for a whole topic. */
  static final Writer GATEWAY = new Writer(0, 1);

  boolean possible() {
    return count > 0 && count <= MOST && index >= 0 && index < count;
  }
}
