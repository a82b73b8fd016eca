package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.List;

/**
 * Bedside PEWS at or above its published alert threshold; some items come from no device, so it is
 * judged on those that do.
 */
record PewsHigh(RuleThresholds thresholds) implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.PEWS_HIGH;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score pews = watch.scores().pews();
    if (!pews.applies()) {
      return Judgement.CLEAR;
    }
    if (pews.total() >= thresholds.pewsHigh()) {
      return Judgement.MET;
    }
    return judged(watch, track) ? Judgement.CLEAR : Judgement.UNKNOWN;
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return Findings.scoring(watch.scores().pews(), 1);
  }

  @Override
  public boolean judged(PatientWatch watch, RuleTrack track) {
    Score score = watch.scores().pews();
    return !score.applies() || Findings.measured(score, track.contributors);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return Findings.score(
        watch, "pews", watch.scores().pews(), ">= " + thresholds.pewsHigh(), atMicros);
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    Score pews = watch.scores().pews();
    return "Bedside PEWS is "
        + Findings.atLeast(pews)
        + pews.total()
        + " ("
        + Findings.items(watch, pews)
        + ").";
  }

  @Override
  public String clears(String hold) {
    return "Bedside PEWS below "
        + thresholds.pewsHigh()
        + hold
        + ", with fresh values of what contributed.";
  }
}
