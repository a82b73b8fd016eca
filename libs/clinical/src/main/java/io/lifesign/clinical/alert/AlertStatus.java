package io.lifesign.clinical.alert;

/** What a revision of an alert says. */
public enum AlertStatus {
  RAISED,
  ESCALATED,
  RESOLVED,
  AMENDED,
  RETRACTED
}
