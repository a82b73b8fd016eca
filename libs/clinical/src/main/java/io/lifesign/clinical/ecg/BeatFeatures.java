package io.lifesign.clinical.ecg;

import java.util.ArrayList;
import java.util.List;

/**
 * What the classification of a beat looks at: its place in the rhythm, and its shape against the
 * patient's usual beat and the beat before. Ratios throughout, so that neither gain nor rate
 * matters. Mutable scratch space: one per detector.
 */
final class BeatFeatures {

  private static final List<String> RHYTHM =
      List.of(
          "preNear",
          "postNear",
          "preFar",
          "preMedian",
          "preUsual",
          "postUsual",
          "preBefore",
          "postPre",
          "prePost",
          "beforeNear",
          "seconds",
          "variation",
          "entropy",
          "entropyUsual",
          "share",
          "leastLike",
          "leastLikeLong",
          "mostSpreadMore",
          "mostDifference",
          "postBefore",
          "prePostUsual");

  private static final List<String> SHAPE =
      List.of(
          "likeUsual",
          "likeUsualLong",
          "height",
          "difference",
          "spread",
          "spreadMore",
          "polarity",
          "polarityMore",
          "pLike",
          "pSize",
          "tWave",
          "slope",
          "likeBefore",
          "area",
          "areaMore");

  private static final int LIKE_BEFORE = SHAPE.indexOf("likeBefore");

  static final int SLOTS = 2;

  /** Names of the features, in their order. */
  static final List<String> NAMES = names();

  private final float[] values = new float[NAMES.size()];

  /** The features; overwritten by the next beat. */
  float[] values() {
    return values;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(RHYTHM);
    for (int slot = 0; slot < SLOTS; slot++) {
      for (String name : SHAPE) {
        names.add(name + slot);
      }
    }
    return List.copyOf(names);
  }

  /**
   * @param rr with the interval before the beat as its last; may be empty
   * @param entropy of all intervals
   * @param entropyUsual of those between usual beats
   * @param post samples to the next beat, or as long as was waited for one
   */
  void rhythm(RrHistory rr, float entropy, float entropyUsual, int post, float share) {
    int size = rr.size();
    double pre = size > 0 ? rr.back(0) : post;
    double near = size > 1 ? rr.near() : pre;
    double before = size > 1 ? rr.back(1) : pre;
    double usual = rr.usual() > 0 ? rr.usual() : near;
    double median = size > 1 ? rr.median() : pre;
    double far = rr.far() > 0 ? rr.far() : pre;
    int i = 0;
    values[i++] = (float) (pre / near);
    values[i++] = (float) (post / near);
    values[i++] = (float) (pre / far);
    values[i++] = (float) (pre / median);
    values[i++] = (float) (pre / usual);
    values[i++] = (float) (post / usual);
    values[i++] = (float) (pre / before);
    values[i++] = (float) (post / pre);
    values[i++] = (float) ((pre + post) / near / 2);
    values[i++] = (float) (before / near);
    values[i++] = (float) (near / Resampler.HERTZ);
    values[i++] = (float) rr.variation();
    values[i++] = entropy;
    values[i++] = entropyUsual;
    values[i++] = share;
    values[i++] = 0;
    values[i++] = 0;
    values[i++] = 0;
    values[i++] = 0;
    values[i++] = (float) (post / before);
    values[i] = (float) ((pre + post) / usual / 2);
  }

  /** What the leads say together; after {@link #rhythm} and both {@link #shape}. */
  void together() {
    int a = RHYTHM.size();
    int b = a + SHAPE.size();
    int at = RHYTHM.indexOf("leastLike");
    values[at] = Math.min(values[a], values[b]);
    values[at + 1] = Math.min(values[a + 1], values[b + 1]);
    values[at + 2] = Math.max(values[a + 5], values[b + 5]);
    values[at + 3] = Math.max(values[a + 3], values[b + 3]);
  }

  /**
   * @param slot 0 or 1
   * @param usual shape of the patient's usual beat
   * @param shift of the beat against the usual one, samples
   * @param last shape of the beat before
   */
  void shape(int slot, BeatShape beat, BeatShape usual, int shift, BeatShape last) {
    int i = RHYTHM.size() + slot * SHAPE.size();
    float height = beat.height();
    float usualHeight = usual.height();
    values[i++] =
        BeatShape.correlation(beat.mv, usual.mv, BeatShape.QRS_FROM, BeatShape.QRS_TO, shift);
    values[i++] =
        BeatShape.correlation(beat.mv, usual.mv, BeatShape.QRS_FROM, BeatShape.LENGTH, shift);
    values[i++] = ratio(height, usualHeight);
    values[i++] = BeatShape.difference(beat.mv, usual.mv, shift);
    float spread = beat.spread();
    values[i++] = spread;
    values[i++] = spread - usual.spread();
    float polarity = beat.polarity();
    values[i++] = polarity;
    values[i++] = Math.abs(polarity - usual.polarity());
    values[i++] = BeatShape.correlation(beat.mv, usual.mv, BeatShape.P_FROM, BeatShape.P_TO, shift);
    values[i++] = ratio(beat.pWave(), usual.pWave());
    values[i++] =
        usualHeight < 1e-3f ? 0 : bounded((beat.tWave() - usual.tWave()) / usualHeight, 3);
    values[i++] = ratio(beat.slope(), usual.slope());
    values[i++] = likeLast(beat, last);
    float area = beat.area();
    values[i++] = area;
    values[i] = area - usual.area();
  }

  /** Likeness with the beat before, of the last {@link #shape}. */
  float likeBefore(int slot) {
    return values[RHYTHM.size() + slot * SHAPE.size() + LIKE_BEFORE];
  }

  private static float likeLast(BeatShape beat, BeatShape last) {
    float most = -1;
    for (int shift = -2; shift <= 2; shift++) {
      most =
          Math.max(
              most,
              BeatShape.correlation(beat.mv, last.mv, BeatShape.QRS_FROM, BeatShape.QRS_TO, shift));
    }
    return most;
  }

  /** Logarithm of a ratio, bounded. */
  private static float ratio(float a, float b) {
    return (float) StrictMath.log(Math.max(0.05, Math.min(20, (a + 1e-3) / (b + 1e-3))));
  }

  private static float bounded(float value, float most) {
    return Math.max(-most, Math.min(most, value));
  }
}
