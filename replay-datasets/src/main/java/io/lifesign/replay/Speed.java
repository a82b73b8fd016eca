package io.lifesign.replay;

/**
 * How fast data time passes in a replay.
 *
 * @param factor times real time; infinite is as fast as the broker takes it
 */
public record Speed(double factor) {

  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  public Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("speed is max or a number above 0, not " + factor);
    }
  }

  /**
   * @param text {@code max} or a number of times real time
   */
  public static Speed parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    try {
      return new Speed(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("speed is max or a number above 0, not " + text, e);
    }
  }

  boolean unlimited() {
    return Double.isInfinite(factor);
  }
}
