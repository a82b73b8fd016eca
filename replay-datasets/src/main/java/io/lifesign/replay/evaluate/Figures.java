package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.MitCode;
import java.util.Collection;

/**
 * What an evaluation counts, of one record or summed over several (docs/clinical-decisions.md,
 * "Beat evaluation").
 *
 * @param af by annotated beat
 * @param afByDuration in samples
 */
@JsonPropertyOrder({"qrs", "veb", "sveb", "af", "afByDuration", "vf"})
public record Figures(
    EventCounts qrs,
    EventCounts veb,
    EventCounts sveb,
    StateCounts af,
    StateCounts afByDuration,
    FibrillationWindows vf) {

  static final Figures NONE =
      new Figures(
          EventCounts.NONE,
          EventCounts.NONE,
          EventCounts.NONE,
          StateCounts.NONE,
          StateCounts.NONE,
          FibrillationWindows.NONE);

  /** From this measure on a window is told to fibrillate, 0-1. */
  static final double FIBRILLATES = 0.5;

  /** Figures of a record from that sample on; of one with paced beats only QRS. */
  static Figures of(Annotations reference, Detection detection, long fromSample) {
    if (detection.leadSamples() == 0) {
      return NONE;
    }
    EventCounts qrs = EventCounts.NONE;
    EventCounts veb = EventCounts.NONE;
    EventCounts sveb = EventCounts.NONE;
    if (!reference.beats().isEmpty()) {
      Confusion confusion =
          BeatMatching.match(reference, detection.beats(), detection.hertz(), fromSample);
      qrs = confusion.qrs();
      veb = confusion.veb();
      sveb = confusion.sveb();
    }
    if (paced(reference)) {
      return new Figures(
          qrs,
          EventCounts.NONE,
          EventCounts.NONE,
          StateCounts.NONE,
          StateCounts.NONE,
          FibrillationWindows.NONE);
    }
    Intervals af = detection.told(ToldRhythms.ATRIAL_FIBRILLATION);
    return new Figures(
        qrs,
        veb,
        sveb,
        AtrialFibrillation.byBeat(reference, af, fromSample),
        AtrialFibrillation.byDuration(reference, af, fromSample),
        FibrillationWindows.of(
            reference,
            detection.hertz(),
            fromSample,
            window -> detection.fibrillation(window) >= FIBRILLATES));
  }

  static boolean paced(Annotations reference) {
    return reference.all().stream().anyMatch(annotation -> annotation.is(MitCode.PACED));
  }

  Figures plus(Figures other) {
    return new Figures(
        qrs.plus(other.qrs),
        veb.plus(other.veb),
        sveb.plus(other.sveb),
        af.plus(other.af),
        afByDuration.plus(other.afByDuration),
        vf.plus(other.vf));
  }

  static Figures sum(Collection<Figures> all) {
    return all.stream().reduce(NONE, Figures::plus);
  }
}
