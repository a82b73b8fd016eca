package io.lifesign.fhir.out;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import java.util.List;

/**
 * One revision of an alert as FHIR resources: the DetectedIssue with what it rests on, the Flag of
 * the patient's banner, the Communication to the care team, and where all that comes from. Every
 * revision of an alert updates the same three resources; each has a Provenance of its own.
 */
public final class AlertResources {

  private AlertResources() {}

  public static List<Outbound> of(Alert alert, PatientReferences patients) {
    return List.of(
        outbound(AlertIssue.of(alert, patients), alert),
        outbound(AlertFlag.of(alert, patients), alert),
        outbound(AlertMessage.of(alert, patients), alert),
        AlertOrigin.of(alert));
  }

  private static Outbound outbound(org.hl7.fhir.r4.model.DomainResource resource, Alert alert) {
    return Parts.outbound(
        resource, alert.patientId(), alert.alertId(), alert.revision(), alert.atMicros());
  }

  /** Whether nothing more is expected of the alert. */
  static boolean over(Alert alert) {
    return alert.status() == AlertStatus.RESOLVED || alert.status() == AlertStatus.RETRACTED;
  }
}
