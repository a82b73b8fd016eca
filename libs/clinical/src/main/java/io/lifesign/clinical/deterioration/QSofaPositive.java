package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.List;

/** qSOFA positive. */
record QSofaPositive(RuleThresholds thresholds) implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.QSOFA;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score score = watch.scores().qsofa();
    if (!score.applies()) {
      return Judgement.CLEAR;
    }
    if (score.total() >= thresholds.qsofaPositive()) {
      return Judgement.MET;
    }
    return judged(watch, track) && Findings.atMost(score) < thresholds.qsofaPositive()
        ? Judgement.CLEAR
        : Judgement.UNKNOWN;
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return Findings.scoring(watch.scores().qsofa(), 1);
  }

  @Override
  public boolean judged(PatientWatch watch, RuleTrack track) {
    Score score = watch.scores().qsofa();
    return !score.applies() || Findings.measured(score, track.contributors);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return Findings.score(
        watch, "qsofa", watch.scores().qsofa(), ">= " + thresholds.qsofaPositive(), atMicros);
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    Score score = watch.scores().qsofa();
    return "qSOFA is "
        + Findings.atLeast(score)
        + score.total()
        + " ("
        + Findings.items(watch, score)
        + ").";
  }

  @Override
  public String clears(String hold) {
    return "qSOFA below "
        + thresholds.qsofaPositive()
        + hold
        + ", with fresh values of what contributed.";
  }
}
