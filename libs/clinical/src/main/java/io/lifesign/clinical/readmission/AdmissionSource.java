package io.lifesign.clinical.readmission;

/** Where an admitted patient came from. */
public enum AdmissionSource {
  EMERGENCY_ROOM,
  REFERRAL,
  /** From another acute hospital. */
  TRANSFER_ACUTE,
  /** From a nursing or rehabilitation facility. */
  TRANSFER_OTHER,
  BIRTH,
  OTHER,
  UNKNOWN
}
