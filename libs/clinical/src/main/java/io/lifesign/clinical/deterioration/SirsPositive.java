package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Score;

/**
 * SIRS positive while infection is suspected; one criterion needs a laboratory and is never
 * measured here.
 */
record SirsPositive(RuleThresholds thresholds) implements ScoreAtLeast {

  @Override
  public String ruleId() {
    return DeteriorationRules.SIRS;
  }

  @Override
  public Score score(PatientWatch watch) {
    return watch.scores().sirs();
  }

  @Override
  public String scoreName() {
    return "sirs";
  }

  @Override
  public int threshold() {
    return thresholds.sirsPositive();
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    return score(watch).applies() && watch.profile.suspectedInfection()
        ? judgedByBounds(watch, track)
        : Judgement.CLEAR;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return "With suspected infection, SIRS is " + total(watch) + ".";
  }

  @Override
  public String clears(String hold) {
    return "With suspected infection, SIRS below "
        + thresholds.sirsPositive()
        + hold
        + ", with fresh values of what contributed.";
  }
}
