package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.BeatClass;
import java.util.Set;

/**
 * Pairs of annotated and detected class, with what was missed and what was extra: the matrix of
 * ANSI/AAMI EC57 (docs/clinical-decisions.md, "Beat evaluation"). Mutable.
 */
final class Confusion {

  private static final int NO_BEAT = BeatClass.values().length;

  private final long[][] counts = new long[NO_BEAT + 1][NO_BEAT + 1];

  void pair(BeatClass annotated, BeatClass detected) {
    counts[annotated.ordinal()][detected.ordinal()]++;
  }

  void missed(BeatClass annotated) {
    counts[annotated.ordinal()][NO_BEAT]++;
  }

  void extra(BeatClass detected) {
    counts[NO_BEAT][detected.ordinal()]++;
  }

  long pairs(BeatClass annotated, BeatClass detected) {
    return counts[annotated.ordinal()][detected.ordinal()];
  }

  /** Any beat found is a QRS found, whatever it was called. */
  EventCounts qrs() {
    long found = 0;
    long missed = 0;
    long extra = 0;
    for (BeatClass one : BeatClass.values()) {
      for (BeatClass other : BeatClass.values()) {
        found += pairs(one, other);
      }
      missed += counts[one.ordinal()][NO_BEAT];
      extra += counts[NO_BEAT][one.ordinal()];
    }
    return new EventCounts(found, missed, extra);
  }

  /** Ventricular ectopic beats: calling a fusion or an unclassifiable beat V is no error. */
  EventCounts veb() {
    return ectopic(BeatClass.V, Set.of(BeatClass.F, BeatClass.Q));
  }

  /** Supraventricular ectopic beats: calling an unclassifiable beat S is no error. */
  EventCounts sveb() {
    return ectopic(BeatClass.S, Set.of(BeatClass.Q));
  }

  private EventCounts ectopic(BeatClass target, Set<BeatClass> forgiven) {
    long found = pairs(target, target);
    long missed = counts[target.ordinal()][NO_BEAT];
    long wrong = counts[NO_BEAT][target.ordinal()];
    for (BeatClass other : BeatClass.values()) {
      if (other == target) {
        continue;
      }
      missed += pairs(target, other);
      if (!forgiven.contains(other)) {
        wrong += pairs(other, target);
      }
    }
    return new EventCounts(found, missed, wrong);
  }
}
