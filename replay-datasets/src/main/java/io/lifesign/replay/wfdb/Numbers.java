package io.lifesign.replay.wfdb;

/** Numbers of a header line, refused by the name of their field. */
final class Numbers {

  private Numbers() {}

  static double decimal(String field, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + " is not a number", e);
    }
  }

  static int whole(String field, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + " is not a whole number", e);
    }
  }
}
