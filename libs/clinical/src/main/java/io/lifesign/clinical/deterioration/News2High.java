package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Score;

/** NEWS2 at or above the emergency threshold. */
record News2High(RuleThresholds thresholds) implements ScoreAtLeast {

  @Override
  public String ruleId() {
    return DeteriorationRules.NEWS2_HIGH;
  }

  @Override
  public Score score(PatientWatch watch) {
    return watch.scores().news2();
  }

  @Override
  public String scoreName() {
    return "news2";
  }

  @Override
  public int threshold() {
    return thresholds.news2High();
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = score(watch);
    if (!news2.applies()) {
      return Judgement.CLEAR;
    }
    if (news2.total() >= threshold()) {
      return Judgement.MET;
    }
    if (!news2.complete()) {
      return Judgement.UNKNOWN;
    }
    return news2.total() <= thresholds.news2Clear() ? Judgement.CLEAR : Judgement.NOT_MET;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return "NEWS2 is " + total(watch) + ".";
  }

  @Override
  public String clears(String hold) {
    return "NEWS2 of " + thresholds.news2Clear() + " or less" + hold + ", all values fresh.";
  }
}
