package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.RrIrregularity;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.replay.Micros;
import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.Annotation;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.MitCode;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The annotated beats of a record as if a perfect detector had said them, with a tick of good
 * signal each second: for records whose signals are not at hand. Fibrillation and irregularity
 * cannot be measured so and are 0.
 */
final class AnnotatedBeats {

  private static final List<Double> ONE_GOOD_LEAD = List.of(1.0);
  private static final List<Double> NO_GOOD_LEAD = List.of(0.0);

  private final WfdbRecord record;
  private final Said said = new Said();
  private long tickedMicros = Detection.START_MICROS;
  private final RrIrregularity irregularity = new RrIrregularity();
  private long lastMicros = Long.MIN_VALUE;
  private BeatClass lastClass = BeatClass.N;
  private final Intervals disturbed;

  private AnnotatedBeats(WfdbRecord record, Annotations reference) {
    this.record = record;
    this.disturbed = disturbed(reference);
  }

  /** From the beat before to the beat behind whatever the annotator could not read. */
  private static Intervals disturbed(Annotations reference) {
    List<Interval> found = new ArrayList<>();
    boolean clean = true;
    boolean since = false;
    long beat = 0;
    for (Annotation annotation : reference.all()) {
      if (annotation.is(MitCode.SIGNAL_QUALITY)) {
        clean = annotation.subtype() == 0;
      }
      since |= !clean || annotation.is(MitCode.ARTIFACT);
      if (annotation.beatClass().isPresent()) {
        if (since) {
          found.add(new Interval(beat, annotation.sample()));
        }
        since = !clean;
        beat = annotation.sample();
      }
    }
    if (since) {
      found.add(new Interval(beat, reference.endSample()));
    }
    return new Intervals(found);
  }

  private long sample(long micros) {
    return WfdbRecord.sampleAt(micros - Detection.START_MICROS, record.hertz());
  }

  static Detection of(WfdbRecord record, Annotations reference, EpisodeFinder episodes) {
    AnnotatedBeats beats = new AnnotatedBeats(record, reference);
    for (Annotation annotation : reference.all()) {
      beats.say(annotation);
    }
    long end = Detection.START_MICROS + WfdbRecord.microsOf(reference.endSample(), record.hertz());
    beats.tickUntil(end);
    return Detection.read(
        new Detection(record.hertz(), beats.said, List.of(), 0, 0), episodes, end);
  }

  private void say(Annotation annotation) {
    long at = Detection.START_MICROS + WfdbRecord.microsOf(annotation.sample(), record.hertz());
    tickUntil(at);
    annotation.beatClass().ifPresent(beatClass -> say(at, beatClass));
  }

  private void say(long at, BeatClass beatClass) {
    said.beat(
        new Beat(
            record.name(),
            Detection.DEVICE,
            at,
            at,
            beatClass,
            lastMicros == Long.MIN_VALUE ? 0 : at - lastMicros,
            /* confidence= */ 1,
            /* quality= */ 1));
    if (lastMicros != Long.MIN_VALUE) {
      boolean bothUsual = beatClass == BeatClass.N && lastClass == BeatClass.N;
      irregularity.add(at - lastMicros, bothUsual);
    }
    lastMicros = at;
    lastClass = beatClass;
  }

  /** All ticks that end by then. */
  private void tickUntil(long micros) {
    while (tickedMicros + Micros.PER_SECOND <= micros) {
      long to = tickedMicros + Micros.PER_SECOND;
      boolean poor = disturbed.meet(new Interval(sample(tickedMicros), sample(to)), 0);
      said.tick(
          new SignalTick(
              record.name(),
              Detection.DEVICE,
              tickedMicros,
              to,
              to,
              poor ? SignalTick.State.POOR : SignalTick.State.USABLE,
              poor ? NO_GOOD_LEAD : ONE_GOOD_LEAD,
              poor ? 0 : 1,
              lastMicros,
              /* fibrillation= */ 0,
              irregularity.value(),
              null));
      tickedMicros = to;
    }
  }
}
