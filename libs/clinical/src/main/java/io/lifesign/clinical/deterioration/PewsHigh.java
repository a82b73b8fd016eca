package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Score;

/**
 * Bedside PEWS at or above its published alert threshold; some items come from no device, so it is
 * judged on those that do.
 */
record PewsHigh(RuleThresholds thresholds) implements ScoreAtLeast {

  @Override
  public String ruleId() {
    return DeteriorationRules.PEWS_HIGH;
  }

  @Override
  public Score score(PatientWatch watch) {
    return watch.scores().pews();
  }

  @Override
  public String scoreName() {
    return "pews";
  }

  @Override
  public int threshold() {
    return thresholds.pewsHigh();
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score pews = score(watch);
    if (!pews.applies()) {
      return Judgement.CLEAR;
    }
    if (pews.total() >= threshold()) {
      return Judgement.MET;
    }
    return judged(watch, track) ? Judgement.CLEAR : Judgement.UNKNOWN;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return "Bedside PEWS is " + total(watch) + ".";
  }

  @Override
  public String clears(String hold) {
    return "Bedside PEWS below "
        + thresholds.pewsHigh()
        + hold
        + ", with fresh values of what contributed.";
  }
}
