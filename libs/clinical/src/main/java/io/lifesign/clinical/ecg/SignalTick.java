package io.lifesign.clinical.ecg;

import java.util.List;

/**
 * What is known of about a second of signal: how good it was, and what can be measured on it
 * without beats. Ticks of a device follow each other without gap or overlap, gaps of the signal
 * included.
 *
 * @param decidedMicros signal time at which it was final, us; see {@link Beat#decidedMicros}
 * @param quality by ECG lead in the order of the chunk's leads, 0 (useless) to 1; empty if LOST
 * @param usableLeads ECG leads good enough to see a beat in
 * @param lastBeatMicros peak of the last beat detected until {@code toMicros}, whether classified
 *     yet or not, us; {@link Long#MIN_VALUE} if none since the signal began
 * @param fibrillation how much the last 4 s look like ventricular fibrillation or flutter, 0-1
 * @param irregularity how much the rhythm of the last beats looks like atrial fibrillation, 0-1
 * @param pulse what the pulse wave or the arterial pressure says, null without such a channel
 */
public record SignalTick(
    String patientId,
    String deviceId,
    long fromMicros,
    long toMicros,
    long decidedMicros,
    State state,
    List<Double> quality,
    int usableLeads,
    long lastBeatMicros,
    double fibrillation,
    double irregularity,
    Pulse pulse) {

  /** Whether a beat would have been seen. */
  public enum State {
    /** At least one lead is good. */
    USABLE,
    /** There is signal, and no lead is good enough: noise, movement, saturation. */
    POOR,
    /** Every ECG electrode is off: flat, or the device says so. */
    LEAD_OFF,
    /** There was no signal: chunks are missing. */
    LOST
  }

  /**
   * The heart as seen by its pulse.
   *
   * @param lastMicros upstroke of the last pulse, us; {@link Long#MIN_VALUE} if none
   * @param rate pulses a minute over the last pulses; 0 if not known
   * @param quality 0 (useless) to 1
   */
  public record Pulse(long lastMicros, double rate, double quality) {}
}
