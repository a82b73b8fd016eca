package io.lifesign.clinical.deterioration;

import java.io.Serializable;

/**
 * Every threshold of the deterioration rules, in the rounding of the charts. Ours, with no
 * published standard behind them: for a clinician to confirm (docs/clinical-decisions.md,
 * "Deterioration patterns").
 *
 * @param news2High NEWS2 total from which news2-high is met
 * @param news2Clear complete total down from which it is clear
 * @param risingPoints how far above the lowest complete total of the window
 * @param risingClearPoints how near that total it must come back
 * @param redPoints points of a single parameter
 * @param shockIndexThousandths shock index times 1,000 from which shock is met
 * @param shockRiseThousandths and its rise within the window
 * @param shockClearThousandths below which it is clear
 * @param systolicFall fall of systolic pressure within the window, mmHg
 * @param hypoxiaBands by how many NEWS2 SpO2 bands saturation must worsen within the window
 * @param depressionRate respiratory rate down from which depression may be met, /min
 * @param depressionFall fall of the rate within the window, /min
 * @param depressionSpo2 saturation below which it counts, % on scale 1
 * @param depressionSpo2Scale2 the same on scale 2
 * @param graveRate respiratory rate that alone is enough, /min
 * @param graveSeconds how long it must last, s
 * @param depressionClearRate rate from which it is clear, /min
 * @param feverTenths temperature, tenths of a degree Celsius
 * @param feverPulse pulse above which fever counts, /min
 * @param silenceSeconds after which a continuous parameter is silent, s
 * @param spotSilencePercent after which share of its interval a spot parameter is silent, %
 * @param pewsHigh Bedside PEWS total (published alert threshold)
 * @param validity how long a value may be scored
 * @param scheduleMinutes at the latest after which scores are told again, min
 */
public record RuleThresholds(
    int news2High,
    int news2Clear,
    int risingPoints,
    int risingClearPoints,
    int risingWindowMinutes,
    int redPoints,
    int qsofaPositive,
    int sirsPositive,
    int shockIndexThousandths,
    int shockRiseThousandths,
    int shockClearThousandths,
    int systolicFall,
    int shockWindowMinutes,
    int hypoxiaBands,
    int hypoxiaWindowMinutes,
    int depressionRate,
    int depressionFall,
    int depressionWindowMinutes,
    int depressionSpo2,
    int depressionSpo2Scale2,
    int graveRate,
    int graveSeconds,
    int depressionClearRate,
    int feverTenths,
    int feverPulse,
    int silenceSeconds,
    int spotSilencePercent,
    int pewsHigh,
    Validity validity,
    int scheduleMinutes)
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MICROS = 60_000_000;

  public static RuleThresholds standard() {
    return new RuleThresholds(
        7,
        5, // news2-high
        2,
        1,
        60, // news2-rising
        3, // red-score
        2,
        2, // qsofa, sirs
        900,
        200,
        800,
        15,
        60, // shock
        2,
        120, // progressive-hypoxia
        10,
        4,
        30,
        92,
        88,
        8,
        60,
        12, // respiratory-depression
        383,
        110, // fever-tachycardia
        120,
        150, // silence
        8, // pews-high
        Validity.of(5, 720),
        15); // schedule
  }

  long risingWindowMicros() {
    return risingWindowMinutes * MINUTE_MICROS;
  }

  long shockWindowMicros() {
    return shockWindowMinutes * MINUTE_MICROS;
  }

  long hypoxiaWindowMicros() {
    return hypoxiaWindowMinutes * MINUTE_MICROS;
  }

  long depressionWindowMicros() {
    return depressionWindowMinutes * MINUTE_MICROS;
  }

  long scheduleMicros() {
    return scheduleMinutes * MINUTE_MICROS;
  }
}
