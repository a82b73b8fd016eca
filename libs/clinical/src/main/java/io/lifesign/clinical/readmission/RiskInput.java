package io.lifesign.clinical.readmission;

/**
 * One fact that was looked at.
 *
 * @param value in {@code unit}; NaN if it is no number
 * @param text its code or word, or null
 * @param unit UCUM; empty for counts, points and words
 * @param observedMicros when it was so, us, or null
 */
public record RiskInput(String name, double value, String text, String unit, Long observedMicros) {}
