package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All rhythms in a whole recording, read from the definitions of docs/clinical-decisions.md with
 * the recording at hand: slowly, and without a word of how the stream reads them. What the stream
 * says must equal it.
 */
public final class RhythmReading {

  /** What a detector said: exactly one of the two. */
  public record Said(Beat beat, SignalTick tick) {

    long decidedMicros() {
      return beat != null ? beat.decidedMicros() : tick.decidedMicros();
    }
  }

  private RhythmReading() {}

  /** With the limits of the rules. */
  public static List<RhythmSpan> of(List<Said> said, RhythmRules rules) {
    return of(
        said, rules, rules.thresholds().bradycardiaRate(), rules.thresholds().tachycardiaRate());
  }

  /**
   * With limits of the heart rate of the patient's own.
   *
   * @return by rhythm, then onset
   */
  public static List<RhythmSpan> of(
      List<Said> said, RhythmRules rules, double slowBelow, double fastAbove) {
    Recording recording = new Recording(said, rules.thresholds());
    MomentaryReading momentary = new MomentaryReading(recording, rules.thresholds());
    LastingReading lasting = new LastingReading(recording, rules, slowBelow, fastAbove);
    List<RhythmSpan> spans = new ArrayList<>();
    for (Rhythm rhythm : Rhythm.values()) {
      spans.addAll(rhythm.momentary() ? momentary.spans(rhythm) : lasting.spans(rhythm));
    }
    spans.sort(
        Comparator.comparing(RhythmSpan::rhythm).thenComparingLong(RhythmSpan::openedMicros));
    return spans;
  }
}
