package io.lifesign.clinical.alert;

/**
 * What one rule is at for one patient: an open alert, or a finding that is held back, or neither
 * because staff closed the alert while its condition holds; and how long the rule stays quiet after
 * its last end. Mutable: it lives in {@link PatientAlerts}.
 */
final class Course {

  static final long NOT_REFRACTORY = Long.MIN_VALUE;

  /** Onset of the alert before, so that no two alerts share an id. */
  long lastOnsetMicros = Long.MIN_VALUE;

  OpenAlert open;
  Finding pending;

  /** What ended last when a pending finding is raised: the reason of its first revision. */
  Reason heldBy;

  /** Staff closed the alert while its condition held: it must end before the rule raises again. */
  boolean mustEnd;

  long refractoryUntilMicros = NOT_REFRACTORY;

  boolean has(String alertId) {
    return open != null && open.alertId.equals(alertId);
  }

  boolean refractoryAt(long atMicros) {
    return atMicros < refractoryUntilMicros;
  }

  boolean over() {
    return open == null && pending == null && !mustEnd && refractoryUntilMicros == NOT_REFRACTORY;
  }
}
