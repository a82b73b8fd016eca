package io.lifesign.clinical.deterioration;

import java.util.List;

/** The conditions of all rules that readings decide, in rank order. */
final class Conditions {

  static final String[] ID = {
    DeteriorationRules.RESPIRATORY_DEPRESSION,
    DeteriorationRules.SHOCK,
    DeteriorationRules.PROGRESSIVE_HYPOXIA,
    DeteriorationRules.NEWS2_HIGH,
    DeteriorationRules.PEWS_HIGH,
    DeteriorationRules.QSOFA,
    DeteriorationRules.SIRS,
    DeteriorationRules.NEWS2_RISING,
    DeteriorationRules.RED_SCORE,
    DeteriorationRules.PERSONAL_LIMIT,
    DeteriorationRules.FEVER_TACHYCARDIA,
    DeteriorationRules.SILENCE,
  };

  static final int COUNT = ID.length;

  private Conditions() {}

  /** One for each id, in the order of {@link #ID}. */
  static List<Condition> of(RuleThresholds thresholds) {
    return List.of(
        new RespiratoryDepression(thresholds),
        new Shock(thresholds),
        new ProgressiveHypoxia(thresholds),
        new News2High(thresholds),
        new PewsHigh(thresholds),
        new QSofaPositive(thresholds),
        new SirsPositive(thresholds),
        new News2Rising(thresholds),
        new RedScore(thresholds),
        new PersonalLimitCrossed(),
        new FeverTachycardia(thresholds),
        new Silence(thresholds));
  }

  static int indexOf(String ruleId) {
    for (int i = 0; i < COUNT; i++) {
      if (ID[i].equals(ruleId)) {
        return i;
      }
    }
    return -1;
  }
}
