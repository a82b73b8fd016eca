package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Score;

/** A condition on one score: what scores contributes, and has to be measured again. */
interface ScoreCondition extends Condition {

  Score score(PatientWatch watch);

  @Override
  default int contributors(PatientWatch watch, long atMicros) {
    return Findings.scoring(score(watch), 1);
  }

  @Override
  default boolean judged(PatientWatch watch, RuleTrack track) {
    Score score = score(watch);
    return !score.applies() || Findings.measured(score, track.contributors);
  }
}
