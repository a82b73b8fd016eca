package io.lifesign.clinical.alert;

/** Alarm priority after IEC 60601-1-8, most urgent first. */
public enum Priority {
  HIGH,
  MEDIUM,
  LOW
}
