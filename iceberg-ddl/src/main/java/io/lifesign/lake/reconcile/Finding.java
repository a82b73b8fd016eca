package io.lifesign.lake.reconcile;

/**
 * Something that does not fit, in one line.
 *
 * @param partition of the topic, or -1 where all are meant
 */
public record Finding(Kind kind, String topic, int partition, String text) {

  /** What does not fit. */
  public enum Kind {
    /** More than one row for one record. */
    DOUBLED,
    /** A record that other records of its partition have overtaken, and no row. */
    MISSING,
    /** Records behind the last that landed: landing has not come so far, or commits no more. */
    BEHIND,
    /** A row at an offset at which the broker holds no record. */
    INVENTED,
    /** A row in the table of another topic. */
    MISPLACED,
    /** Offsets between landed ones that nothing in the lake explains. */
    GAP,
    /** A job's sums that do not add up, or not to what the tables hold. */
    LEDGER
  }

  /** The line for people. */
  public String line() {
    return kind + " " + topic + (partition < 0 ? "" : "/" + partition) + ": " + text;
  }
}
