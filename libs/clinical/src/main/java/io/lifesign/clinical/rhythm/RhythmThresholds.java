package io.lifesign.clinical.rhythm;

import java.io.Serializable;

/**
 * Every bound and holding time of the rhythm rules (docs/clinical-decisions.md, "Rhythm"). Holding
 * times run on the time of the signal, never on that of the machine.
 *
 * @param asystoleMicros usable signal without a beat, at least, us
 * @param bradycardiaRate below, over 5 beats, /min
 * @param tachycardiaRate above, over 17 beats, /min
 * @param ventricularRate above: tachycardia and run; at or below: idioventricular, /min
 * @param idioventricularRate at or above, /min
 * @param supraventricularRate above, /min
 * @param fibrillation measure of ventricular fibrillation, at or above, 0-1
 * @param fibrillationMicros for at least, us
 * @param irregularity measure of atrial fibrillation, at or above, 0-1
 * @param irregularityMicros for at least, to begin and to end, us
 * @param frequentPerMinute ventricular beats within a minute, more than; 1-30
 * @param pauseMicros time between beats above, us
 * @param longPauseMicros time between beats above, us
 * @param rOnTRate rate of the normal beats below, /min
 * @param lostMicros without signal, or with every electrode off, for at least, us
 * @param poorMicros of poor signal, for at least, us
 * @param quietMicros after which something momentary that did not come again is over, us
 */
public record RhythmThresholds(
    long asystoleMicros,
    double bradycardiaRate,
    double tachycardiaRate,
    double ventricularRate,
    double idioventricularRate,
    double supraventricularRate,
    double fibrillation,
    long fibrillationMicros,
    double irregularity,
    long irregularityMicros,
    int frequentPerMinute,
    long pauseMicros,
    long longPauseMicros,
    double rOnTRate,
    long lostMicros,
    long poorMicros,
    long quietMicros)
    implements Serializable {

  /** The most ventricular beats a minute that may be asked for. */
  public static final int MOST_FREQUENT = 30;

  private static final long serialVersionUID = 1L;
  private static final long SECOND = 1_000_000;

  public RhythmThresholds {
    if (frequentPerMinute < 1 || frequentPerMinute > MOST_FREQUENT) {
      throw new IllegalArgumentException(
          "Frequent ventricular beats are 1 to 30 a minute, not " + frequentPerMinute);
    }
  }

  /** Those of docs/clinical-decisions.md. */
  public static RhythmThresholds standard() {
    return new RhythmThresholds(
        4 * SECOND,
        40,
        140,
        100,
        40,
        100,
        0.5,
        4 * SECOND,
        0.5,
        30 * SECOND,
        10,
        2 * SECOND,
        3 * SECOND,
        100,
        5 * SECOND,
        10 * SECOND,
        30 * SECOND);
  }

  /** The same with another limit of frequent ventricular beats, 1-30 a minute. */
  public RhythmThresholds withFrequentPerMinute(int limit) {
    return new RhythmThresholds(
        asystoleMicros,
        bradycardiaRate,
        tachycardiaRate,
        ventricularRate,
        idioventricularRate,
        supraventricularRate,
        fibrillation,
        fibrillationMicros,
        irregularity,
        irregularityMicros,
        limit,
        pauseMicros,
        longPauseMicros,
        rOnTRate,
        lostMicros,
        poorMicros,
        quietMicros);
  }
}
