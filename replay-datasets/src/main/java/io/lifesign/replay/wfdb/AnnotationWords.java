package io.lifesign.replay.wfdb;

/** The 16-bit words of an annotation file: six bits of code above ten bits of interval. */
final class AnnotationWords {

  static final int SKIP = 59;
  static final int NUMBER = 60;
  static final int SUBTYPE = 61;
  static final int CHANNEL = 62;
  static final int AUX = 63;

  static final int CODE_SHIFT = 10;
  static final int INTERVAL_MASK = 0x3FF;

  private AnnotationWords() {}
}
