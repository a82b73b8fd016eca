package io.lifesign.replay.ecg;

/** What befalls the chunks of a monitor on their way, for a time. */
record Delivery(int fromSecond, int toSecond, Kind kind) {

  /** Which one. */
  enum Kind {
    /** They never arrive. */
    LOST,
    /** Each arrives twice. */
    TWICE,
    /** Two by two in the wrong order, within the lateness. */
    SWAPPED,
    /** The monitor samples at 500 Hz from then on. */
    TWICE_THE_RATE,
    /** The monitor starts anew: another boot, sequence from 0. */
    REBOOT
  }

  boolean holds(int second) {
    return fromSecond <= second && second < toSecond;
  }
}
