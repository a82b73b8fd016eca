package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.List;

/** A single parameter of NEWS2 at three points. */
record RedScore(RuleThresholds thresholds) implements ScoreCondition {

  @Override
  public String ruleId() {
    return DeteriorationRules.RED_SCORE;
  }

  @Override
  public Score score(PatientWatch watch) {
    return watch.scores().news2();
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = score(watch);
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
    return Findings.scoring(score(watch), thresholds.redPoints());
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return score(watch).items().stream()
        .filter(item -> item.points() != null && item.points() >= thresholds.redPoints())
        .map(item -> Findings.value(watch, item.parameter(), item.points(), null, atMicros))
        .toList();
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return score(watch).items().stream()
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
