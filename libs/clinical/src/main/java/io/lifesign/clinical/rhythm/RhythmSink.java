package io.lifesign.clinical.rhythm;

/** Takes what a {@link RhythmTracker} says, in the order of signal time. */
public interface RhythmSink {

  /** For the patterns. */
  void step(RhythmStep step);

  /** What needs no pattern: told from rates, counts and the signal itself; and all ends. */
  void signal(RhythmSignal signal);
}
