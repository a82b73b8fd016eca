package io.lifesign.clinical.ecg;

/** Takes what a {@link BeatDetector} says, in the order of {@code decidedMicros}. */
public interface EcgSink {

  void beat(Beat beat);

  void tick(SignalTick tick);
}
