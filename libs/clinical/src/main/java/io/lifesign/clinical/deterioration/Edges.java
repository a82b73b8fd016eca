package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.RuleChange;
import java.util.List;

/** From what is known of a condition to the changes that the patterns hear. */
final class Edges {

  private Edges() {}

  static void of(
      Judgement judgement,
      Condition condition,
      PatientWatch watch,
      RuleTrack track,
      long at,
      List<RuleChange> changes) {
    if (judgement != Judgement.CLEAR && track.clear) {
      track.clear = false;
      changes.add(change(condition, watch, at, RuleChange.Kind.UNCLEAR));
    }
    switch (judgement) {
      case MET -> met(condition, watch, track, at, changes);
      case NOT_MET -> unmet(condition, watch, track, at, changes);
      case CLEAR -> {
        unmet(condition, watch, track, at, changes);
        if (!track.clear) {
          track.clear = true;
          track.clearSinceMicros = at;
          changes.add(change(condition, watch, at, RuleChange.Kind.CLEAR));
        }
      }
      case UNKNOWN -> {
        // what held goes on
      }
    }
    if (!track.clear) {
      stale(condition, watch, track, at, changes);
    }
  }

  /** Says once that a contributor went stale, and is ready to say it again when all were fresh. */
  static void stale(
      Condition condition, PatientWatch watch, RuleTrack track, long at, List<RuleChange> changes) {
    boolean stale = !watch.fresh(track.contributors);
    if (stale && !track.stale) {
      changes.add(change(condition, watch, at, RuleChange.Kind.STALE));
    }
    track.stale = stale;
  }

  private static void met(
      Condition condition, PatientWatch watch, RuleTrack track, long at, List<RuleChange> changes) {
    if (track.met) {
      return;
    }
    if (!track.engaged) {
      track.baseline = condition.baseline(watch, at);
    }
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
            condition.clears()));
  }

  private static void unmet(
      Condition condition, PatientWatch watch, RuleTrack track, long at, List<RuleChange> changes) {
    if (track.met) {
      track.met = false;
      changes.add(change(condition, watch, at, RuleChange.Kind.UNMET));
    }
  }

  private static RuleChange change(
      Condition condition, PatientWatch watch, long at, RuleChange.Kind kind) {
    return new RuleChange(watch.patientId, condition.ruleId(), at, kind, List.of(), "", "");
  }
}
