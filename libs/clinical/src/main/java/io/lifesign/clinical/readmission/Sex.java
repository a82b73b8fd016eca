package io.lifesign.clinical.readmission;

/** Administrative sex. */
public enum Sex {
  FEMALE,
  MALE,
  OTHER,
  UNKNOWN
}
