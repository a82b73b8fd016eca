package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.RuleValues;

/**
 * The part of a rules file that is about rhythm. Priorities are not in it: they follow the rhythm.
 */
public final class RhythmFile {

  private static final String THRESHOLDS = "rhythm.thresholds.";
  private static final String CHECK = "rhythm.check.";
  private static final String RATE = "/min";
  private static final String SECONDS = "s";
  private static final String SHARE = "1";
  private static final long MICROS = 1_000_000;
  private static final double HIGHEST_RATE = 400;
  private static final double LONGEST_SECONDS = 3_600;

  private final RuleValues values;

  private RhythmFile(RuleValues values) {
    this.values = values;
  }

  /**
   * The rules that these values describe.
   *
   * @param version of the file, told by every alert
   * @throws io.lifesign.clinical.alert.RuleValueRefused naming the value that is missing or cannot
   *     be
   */
  public static RhythmRules rules(RuleValues values, int version) {
    RhythmFile file = new RhythmFile(values);
    return RhythmRules.of(version, file.thresholds(), file.check());
  }

  private RhythmThresholds thresholds() {
    RhythmThresholds thresholds =
        new RhythmThresholds(
            micros(THRESHOLDS + "asystole"),
            rate(THRESHOLDS + "bradycardia"),
            rate(THRESHOLDS + "tachycardia"),
            rate(THRESHOLDS + "ventricular"),
            rate(THRESHOLDS + "idioventricular"),
            rate(THRESHOLDS + "supraventricular"),
            share(THRESHOLDS + "fibrillation"),
            micros(THRESHOLDS + "fibrillationFor"),
            share(THRESHOLDS + "irregularity"),
            micros(THRESHOLDS + "irregularityFor"),
            values.whole(
                THRESHOLDS + "frequentVentricularBeats", RATE, 1, RhythmThresholds.MOST_FREQUENT),
            micros(THRESHOLDS + "pause"),
            micros(THRESHOLDS + "longPause"),
            rate(THRESHOLDS + "rOnT"),
            micros(THRESHOLDS + "lost"),
            micros(THRESHOLDS + "poor"),
            micros(THRESHOLDS + "quiet"));
    values.require(
        thresholds.bradycardiaRate() < thresholds.tachycardiaRate(),
        THRESHOLDS + "bradycardia",
        "is not below tachycardia");
    values.require(
        thresholds.idioventricularRate() <= thresholds.ventricularRate(),
        THRESHOLDS + "idioventricular",
        "is above ventricular");
    values.require(
        thresholds.pauseMicros() <= thresholds.longPauseMicros(),
        THRESHOLDS + "pause",
        "is longer than longPause");
    return thresholds;
  }

  private LethalCheck check() {
    LethalCheck check =
        new LethalCheck(
            share(CHECK + "goodQuality"),
            micros(CHECK + "recent"),
            micros(CHECK + "asystole"),
            rate(CHECK + "slowMargin"),
            rate(CHECK + "fastMargin"),
            rate(CHECK + "lowestNormal"),
            rate(CHECK + "highestNormal"));
    values.require(
        check.lowestNormal() < check.highestNormal(),
        CHECK + "lowestNormal",
        "is not below highestNormal");
    return check;
  }

  private long micros(String path) {
    return values.scaled(path, SECONDS, MICROS, 0.001, LONGEST_SECONDS);
  }

  private double rate(String path) {
    return values.number(path, RATE, 0, HIGHEST_RATE);
  }

  private double share(String path) {
    return values.number(path, SHARE, 0, 1);
  }
}
