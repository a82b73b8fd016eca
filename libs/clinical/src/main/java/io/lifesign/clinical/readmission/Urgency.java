package io.lifesign.clinical.readmission;

/** How a stay came about. */
public enum Urgency {
  EMERGENCY,
  URGENT,
  ELECTIVE,
  NEWBORN,
  UNKNOWN;

  /** Whether LACE and HOSPITAL count it as acute: not arranged beforehand. */
  public boolean acute() {
    return this == EMERGENCY || this == URGENT;
  }
}
