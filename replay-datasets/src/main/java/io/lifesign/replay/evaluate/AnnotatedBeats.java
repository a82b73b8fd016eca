package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.replay.Micros;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.ReferenceBeat;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.util.List;

/**
 * The annotated beats of a record as if a perfect detector had said them, with a tick of good
 * signal each second: for records whose signals are not at hand. Fibrillation and irregularity
 * cannot be measured so and are 0.
 */
final class AnnotatedBeats {

  private static final List<Double> ONE_GOOD_LEAD = List.of(1.0);

  private final WfdbRecord record;
  private final Said said = new Said();
  private long tickedMicros = Detection.START_MICROS;
  private long lastMicros = Long.MIN_VALUE;

  private AnnotatedBeats(WfdbRecord record) {
    this.record = record;
  }

  static Detection of(WfdbRecord record, Annotations reference, EpisodeFinder episodes) {
    AnnotatedBeats beats = new AnnotatedBeats(record);
    reference.beats().forEach(beats::say);
    long end = Detection.START_MICROS + WfdbRecord.microsOf(reference.endSample(), record.hertz());
    beats.tickUntil(end);
    return Detection.read(
        new Detection(record.hertz(), beats.said, List.of(), 0, 0), episodes, end);
  }

  private void say(ReferenceBeat beat) {
    long at = Detection.START_MICROS + WfdbRecord.microsOf(beat.sample(), record.hertz());
    tickUntil(at);
    said.beat(
        new Beat(
            record.name(),
            Detection.DEVICE,
            at,
            at,
            beat.beatClass(),
            lastMicros == Long.MIN_VALUE ? 0 : at - lastMicros,
            /* confidence= */ 1,
            /* quality= */ 1));
    lastMicros = at;
  }

  /** All ticks that end by then. */
  private void tickUntil(long micros) {
    while (tickedMicros + Micros.PER_SECOND <= micros) {
      long to = tickedMicros + Micros.PER_SECOND;
      said.tick(
          new SignalTick(
              record.name(),
              Detection.DEVICE,
              tickedMicros,
              to,
              to,
              SignalTick.State.USABLE,
              ONE_GOOD_LEAD,
              ONE_GOOD_LEAD.size(),
              lastMicros,
              /* fibrillation= */ 0,
              /* irregularity= */ 0,
              null));
      tickedMicros = to;
    }
  }
}
