package io.lifesign.clinical.readmission;

/** How high a risk of readmission is, by the thresholds of whoever tells it. */
public enum RiskBand {
  LOW,
  INTERMEDIATE,
  HIGH
}
