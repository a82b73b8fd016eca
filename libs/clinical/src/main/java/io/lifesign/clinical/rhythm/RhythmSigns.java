package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.Signal;

/** What the matches of the patterns say. */
public final class RhythmSigns {

  private static final double MICROS_PER_SECOND = 1e6;
  private static final int GEMINI_CYCLES = 3;

  private RhythmSigns() {}

  /** A rhythm that a run of up to five beats begins: its onset is the first of them. */
  public static RhythmSignal sustained(RhythmStep onset) {
    int beats = Math.min(onset.position(), 5);
    return began(
        onset.sustained(),
        onset,
        onset,
        onset.fromMicros(),
        onset.beatMicros(),
        beats,
        onset.rate());
  }

  /** A run of two to four ventricular beats, told with the beat after it. */
  public static RhythmSignal run(Rhythm rhythm, RhythmStep last, RhythmStep after) {
    return began(
        rhythm, last, after, last.fromMicros(), last.beatMicros(), last.position(), last.runRate());
  }

  /** Three cycles that end in a ventricular beat each; their onset is the first of those. */
  public static RhythmSignal cycles(Rhythm rhythm, RhythmStep first, RhythmStep last) {
    int beats = GEMINI_CYCLES * (last.normalsBefore() + 1);
    return began(rhythm, last, last, first.beatMicros(), last.beatMicros(), beats, 0);
  }

  /** A ventricular beat on the T wave, told with the pause behind it. */
  public static RhythmSignal rOnT(RhythmStep early, RhythmStep late) {
    double seconds = early.rrMicros() / MICROS_PER_SECOND;
    return began(Rhythm.R_ON_T, early, late, early.beatMicros(), early.beatMicros(), 1, seconds);
  }

  /** A pause, from the beat before it to the beat behind it. */
  public static RhythmSignal pause(Rhythm rhythm, RhythmStep behind) {
    return began(
        rhythm,
        behind,
        behind,
        behind.beatMicros() - behind.rrMicros(),
        behind.beatMicros(),
        0,
        behind.rrMicros() / MICROS_PER_SECOND);
  }

  /** Something momentary that did not come again for its quiet time. */
  public static RhythmSignal over(RhythmSignal seen, long quietMicros) {
    return new RhythmSignal(
        seen.patientId(),
        seen.source(),
        seen.rhythm(),
        Signal.Kind.ENDED,
        seen.atMicros() + quietMicros,
        seen.order(),
        seen.onsetMicros(),
        seen.endMicros(),
        seen.beats(),
        seen.value(),
        seen.poor());
  }

  private static RhythmSignal began(
      Rhythm rhythm,
      RhythmStep seen,
      RhythmStep decided,
      long onsetMicros,
      long endMicros,
      int beats,
      double value) {
    return new RhythmSignal(
        decided.patientId(),
        decided.source(),
        rhythm,
        Signal.Kind.BEGAN,
        decided.atMicros(),
        decided.order(),
        onsetMicros,
        endMicros,
        beats,
        value,
        seen.poor());
  }
}
