package io.lifesign.clinical.vitals;

/**
 * The cells of a chart, three bits each from the lowest up: points 0 to 4, or why there are none.
 *
 * <p>Free of allocation, so that a stream of millions of readings a second can tell whether any
 * score changed before it builds one.
 */
final class Cells {

  static final int STALE = 5;
  static final int MISSING = 6;
  static final int BITS = 3;

  private static final int MASK = (1 << BITS) - 1;

  private Cells() {}

  static int at(long cells, int index) {
    return (int) (cells >>> (BITS * index)) & MASK;
  }

  static long with(long cells, int index, int cell) {
    return cells | (long) cell << (BITS * index);
  }

  static boolean scored(int cell) {
    return cell < STALE;
  }

  static Freshness freshness(int cell) {
    return switch (cell) {
      case STALE -> Freshness.STALE;
      case MISSING -> Freshness.MISSING;
      default -> Freshness.MEASURED;
    };
  }

  /** The cell of a parameter that has no value to score. */
  static int absent(Freshness freshness) {
    return freshness == Freshness.STALE ? STALE : MISSING;
  }

  /** Sum over the scored ones of the first {@code count} cells. */
  static int total(long cells, int count) {
    int total = 0;
    for (int i = 0; i < count; i++) {
      int cell = at(cells, i);
      total += scored(cell) ? cell : 0;
    }
    return total;
  }

  /** How many of the first {@code count} cells are scored. */
  static int measured(long cells, int count) {
    int measured = 0;
    for (int i = 0; i < count; i++) {
      measured += scored(at(cells, i)) ? 1 : 0;
    }
    return measured;
  }
}
