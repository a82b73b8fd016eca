package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.List;

/** NEWS2 at or above the emergency threshold. */
record News2High(RuleThresholds thresholds) implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.NEWS2_HIGH;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = watch.scores().news2();
    if (!news2.applies()) {
      return Judgement.CLEAR;
    }
    if (news2.total() >= thresholds.news2High()) {
      return Judgement.MET;
    }
    if (!news2.complete()) {
      return Judgement.UNKNOWN;
    }
    return news2.total() <= thresholds.news2Clear() ? Judgement.CLEAR : Judgement.NOT_MET;
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return Findings.scoring(watch.scores().news2(), 1);
  }

  @Override
  public boolean judged(PatientWatch watch, RuleTrack track) {
    Score score = watch.scores().news2();
    return !score.applies() || Findings.measured(score, track.contributors);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return Findings.score(
        watch, "news2", watch.scores().news2(), ">= " + thresholds.news2High(), atMicros);
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = watch.scores().news2();
    return "NEWS2 is "
        + Findings.atLeast(news2)
        + news2.total()
        + " ("
        + Findings.items(watch, news2)
        + ").";
  }

  @Override
  public String clears(String hold) {
    return "NEWS2 of " + thresholds.news2Clear() + " or less" + hold + ", all values fresh.";
  }
}
