package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.List;

/** A condition on the total of one score. */
interface ScoreAtLeast extends ScoreCondition {

  /** As evidence names it. */
  String scoreName();

  /** The lowest total that meets it. */
  int threshold();

  /** Met by what is measured, clear once nothing that is not could meet it. */
  default Judgement judgedByBounds(PatientWatch watch, RuleTrack track) {
    Score score = score(watch);
    if (score.total() >= threshold()) {
      return Judgement.MET;
    }
    return judged(watch, track) && Findings.atMost(score) < threshold()
        ? Judgement.CLEAR
        : Judgement.UNKNOWN;
  }

  @Override
  default List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return Findings.score(watch, scoreName(), score(watch), ">= " + threshold(), atMicros);
  }

  /** The total and what makes it, as a sentence says them. */
  default String total(PatientWatch watch) {
    Score score = score(watch);
    return Findings.atLeast(score) + score.total() + " (" + Findings.items(watch, score) + ")";
  }
}
