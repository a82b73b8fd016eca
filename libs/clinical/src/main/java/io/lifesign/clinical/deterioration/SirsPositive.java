package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.List;

/**
 * SIRS positive while infection is suspected; one criterion needs a laboratory and is never
 * measured here.
 */
record SirsPositive(RuleThresholds thresholds) implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.SIRS;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score score = watch.scores().sirs();
    if (!score.applies()) {
      return Judgement.CLEAR;
    }
    if (!watch.profile.suspectedInfection()) {
      return Judgement.CLEAR;
    }
    if (score.total() >= thresholds.sirsPositive()) {
      return Judgement.MET;
    }
    return judged(watch, track) && Findings.atMost(score) < thresholds.sirsPositive()
        ? Judgement.CLEAR
        : Judgement.UNKNOWN;
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return Findings.scoring(watch.scores().sirs(), 1);
  }

  @Override
  public boolean judged(PatientWatch watch, RuleTrack track) {
    Score score = watch.scores().sirs();
    return !score.applies() || Findings.measured(score, track.contributors);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return Findings.score(
        watch, "sirs", watch.scores().sirs(), ">= " + thresholds.sirsPositive(), atMicros);
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    Score score = watch.scores().sirs();
    return "With suspected infection, SIRS is "
        + Findings.atLeast(score)
        + score.total()
        + " ("
        + Findings.items(watch, score)
        + ").";
  }

  @Override
  public String clears(String hold) {
    return "With suspected infection, SIRS below "
        + thresholds.sirsPositive()
        + hold
        + ", with fresh values of what contributed.";
  }
}
