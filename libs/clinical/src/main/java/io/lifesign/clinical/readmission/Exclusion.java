package io.lifesign.clinical.readmission;

/** Why a stay is no index stay by the CMS hospital-wide rules. */
public enum Exclusion {
  DIED_IN_HOSPITAL,
  LEFT_AGAINST_ADVICE,
  TRANSFER_ACUTE,
  /** Discharged within 30 days of the end of the data. */
  DATA_END
}
