package io.lifesign.clinical.readmission;

/** When in a stay its risk is told. */
public enum RiskStage {
  /** A first estimate from what is known at the door. */
  ADMISSION,
  /** The estimate that counts. */
  DISCHARGE,
  /** The EHR took the stay back. */
  WITHDRAWN
}
