package io.lifesign.clinical.readmission;

/** Where a discharged patient went. */
public enum Disposition {
  HOME,
  HOME_WITH_CARE,
  SKILLED_NURSING,
  REHABILITATION,
  /** To another acute hospital: the stay goes on there. */
  TRANSFER_ACUTE,
  LEFT_AGAINST_ADVICE,
  HOSPICE,
  DIED,
  OTHER,
  UNKNOWN
}
