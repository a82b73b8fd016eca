package io.lifesign.clinical.vitals;

/** Whether a parameter can be used at an instant. */
public enum Freshness {
  /** Measured within its validity. */
  MEASURED,
  /** Measured once, but longer ago than its validity. */
  STALE,
  /** Never measured. */
  MISSING,
  /** Has no place in the score of this patient. */
  NOT_APPLICABLE
}
