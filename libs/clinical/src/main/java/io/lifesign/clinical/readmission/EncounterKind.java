package io.lifesign.clinical.readmission;

/** In what setting a patient met the hospital. */
public enum EncounterKind {
  /** Admitted to a bed: what readmission is about. */
  INPATIENT,
  EMERGENCY,
  /** Watched in a bed without being admitted. */
  OBSERVATION,
  OUTPATIENT,
  /** Booked, not begun. */
  PLANNED,
  UNKNOWN
}
