package io.lifesign.clinical.ecg;

/**
 * One channel of a chunk.
 *
 * @param name as the device calls it, for example II, V5, PLETH
 * @param unitsPerMillivolt ADC units per mV (per physical unit for a pulse channel), above 0
 * @param baseline ADC value of 0 mV
 * @param attached false if the device itself says that the electrode or sensor is off
 */
public record Lead(
    String name, Kind kind, double unitsPerMillivolt, int baseline, boolean attached) {

  /** What a channel measures. */
  public enum Kind {
    ECG,
    /** Photoplethysmogram. */
    PLETH,
    /** Arterial blood pressure, invasive. */
    PRESSURE,
    /** Anything else, for example respiration: carried, not looked at. */
    OTHER
  }
}
