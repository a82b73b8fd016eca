package io.lifesign.replay.evaluate;

/** Shares as people read them: per cent with two decimals, null where there is nothing to share. */
final class Percent {

  private static final double WHOLE = 100;
  private static final double PARTS = 100;

  private Percent() {}

  static Double of(long part, long whole) {
    return whole == 0 ? null : rounded(WHOLE * part / whole);
  }

  static double rounded(double value) {
    return Math.round(value * PARTS) / PARTS;
  }
}
