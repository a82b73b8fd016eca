package io.lifesign.clinical.alert;

/** What staff say to an alert. */
public record Acknowledgement(
    String patientId, String alertId, long atMicros, Kind kind, String role) {

  /** What is said. */
  public enum Kind {
    ACKNOWLEDGED,
    FALSE_ALARM,
    RESOLVED
  }
}
