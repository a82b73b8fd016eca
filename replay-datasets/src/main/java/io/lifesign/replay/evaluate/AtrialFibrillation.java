package io.lifesign.replay.evaluate;

import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.Annotations;

/**
 * Atrial fibrillation told against atrial fibrillation annotated, by annotated beat and by time;
 * nothing where no rhythm is annotated.
 */
final class AtrialFibrillation {

  private AtrialFibrillation() {}

  static StateCounts byBeat(Annotations reference, Intervals told, long fromSample) {
    Intervals annotated = Rhythms.annotated(reference, Rhythms.ATRIAL_FIBRILLATION);
    return reference.beats().stream()
        .filter(beat -> beat.sample() >= Math.max(fromSample, firstRhythm(reference)))
        .map(beat -> StateCounts.one(annotated.hold(beat.sample()), told.hold(beat.sample())))
        .reduce(StateCounts.NONE, StateCounts::plus);
  }

  /** Counts are samples. */
  static StateCounts byDuration(Annotations reference, Intervals told, long fromSample) {
    Interval judged =
        new Interval(Math.max(fromSample, firstRhythm(reference)), reference.endSample());
    Intervals is = Rhythms.annotated(reference, Rhythms.ATRIAL_FIBRILLATION).within(judged);
    Intervals said = told.within(judged);
    long both = is.lengthShared(said);
    return new StateCounts(
        both,
        is.length() - both,
        said.length() - both,
        judged.length() - is.length() - said.length() + both);
  }

  private static long firstRhythm(Annotations reference) {
    return reference.rhythms().isEmpty() ? Long.MAX_VALUE : reference.rhythms().get(0).fromSample();
  }
}
