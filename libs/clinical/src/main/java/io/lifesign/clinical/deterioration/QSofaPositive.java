package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Score;

/** qSOFA positive. */
record QSofaPositive(RuleThresholds thresholds) implements ScoreAtLeast {

  @Override
  public String ruleId() {
    return DeteriorationRules.QSOFA;
  }

  @Override
  public Score score(PatientWatch watch) {
    return watch.scores().qsofa();
  }

  @Override
  public String scoreName() {
    return "qsofa";
  }

  @Override
  public int threshold() {
    return thresholds.qsofaPositive();
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    return score(watch).applies() ? judgedByBounds(watch, track) : Judgement.CLEAR;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return "qSOFA is " + total(watch) + ".";
  }

  @Override
  public String clears(String hold) {
    return "qSOFA below "
        + thresholds.qsofaPositive()
        + hold
        + ", with fresh values of what contributed.";
  }
}
