package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.List;

/** A single parameter of NEWS2 at three points. */
record RedScore(RuleThresholds thresholds) implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.RED_SCORE;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = watch.scores().news2();
    if (!news2.applies()) {
      return Judgement.CLEAR;
    }
    if (Findings.scoring(news2, thresholds.redPoints()) != 0) {
      return Judgement.MET;
    }
    return judged(watch, track) ? Judgement.CLEAR : Judgement.UNKNOWN;
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return Findings.scoring(watch.scores().news2(), thresholds.redPoints());
  }

  @Override
  public boolean judged(PatientWatch watch, RuleTrack track) {
    Score score = watch.scores().news2();
    return !score.applies() || Findings.measured(score, track.contributors);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return watch.scores().news2().items().stream()
        .filter(item -> item.points() != null && item.points() >= thresholds.redPoints())
        .map(item -> Findings.value(watch, item.parameter(), item.points(), null, atMicros))
        .toList();
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return watch.scores().news2().items().stream()
        .filter(item -> item.points() != null && item.points() >= thresholds.redPoints())
        .map(item -> Findings.words(watch, item.parameter()))
        .collect(java.util.stream.Collectors.joining(", ", "Red score: ", "."));
  }

  @Override
  public String clears(String hold) {
    return "No single parameter at "
        + thresholds.redPoints()
        + " points"
        + hold
        + ", with fresh values of what contributed.";
  }
}
