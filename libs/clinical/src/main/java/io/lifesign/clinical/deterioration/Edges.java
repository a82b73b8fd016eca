package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.RuleChange;
import java.util.List;

/**
 * From what is known of one condition to the changes that the patterns hear.
 *
 * @param hold in words, how long the condition must be clear
 */
record Edges(Condition condition, String hold) {

  void of(
      Judgement judgement, PatientWatch watch, RuleTrack track, long at, List<RuleChange> changes) {
    if (judgement != Judgement.CLEAR && track.clear) {
      track.clear = false;
      changes.add(change(watch, at, RuleChange.Kind.UNCLEAR));
    }
    switch (judgement) {
      case MET -> met(watch, track, at, changes);
      case NOT_MET -> unmet(watch, track, at, changes);
      case CLEAR -> {
        unmet(watch, track, at, changes);
        track.stale = false;
        if (!track.clear) {
          track.clear = true;
          track.clearSinceMicros = at;
          changes.add(change(watch, at, RuleChange.Kind.CLEAR));
        }
      }
      case UNKNOWN -> {
        // what held goes on
      }
    }
    if (!track.clear) {
      stale(watch, track, at, changes);
    }
  }

  /** Says once that a contributor went stale, and is ready to say it again when all were fresh. */
  void stale(PatientWatch watch, RuleTrack track, long at, List<RuleChange> changes) {
    boolean stale = !condition.judged(watch, track);
    if (stale && !track.stale) {
      changes.add(change(watch, at, RuleChange.Kind.STALE));
    }
    track.stale = stale;
  }

  private void met(PatientWatch watch, RuleTrack track, long at, List<RuleChange> changes) {
    if (track.met) {
      return;
    }
    watch.scoresChanged(); // equal points may by now come from another source of oxygen
    int baseline = condition.baseline(watch, at);
    track.baseline = track.engaged ? Math.min(track.baseline, baseline) : baseline;
    track.met = true;
    track.engaged = true;
    track.contributors = condition.contributors(watch, at);
    List<Evidence> evidence = List.copyOf(condition.evidence(watch, track, at));
    changes.add(
        new RuleChange(
            watch.patientId,
            condition.ruleId(),
            at,
            RuleChange.Kind.MET,
            evidence,
            condition.sentence(watch, track, at),
            condition.clears(hold)));
  }

  private void unmet(PatientWatch watch, RuleTrack track, long at, List<RuleChange> changes) {
    if (track.met) {
      track.met = false;
      changes.add(change(watch, at, RuleChange.Kind.UNMET));
    }
  }

  private RuleChange change(PatientWatch watch, long at, RuleChange.Kind kind) {
    return new RuleChange(watch.patientId, condition.ruleId(), at, kind, List.of(), "", "");
  }
}
