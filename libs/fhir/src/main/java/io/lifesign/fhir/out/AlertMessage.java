package io.lifesign.fhir.out;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Priority;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.StringType;

/** The sentence of an alert as Communication to the care team of the ward. */
final class AlertMessage {

  private AlertMessage() {}

  static Communication of(Alert alert, PatientReferences patients) {
    Communication message = new Communication();
    message.addIdentifier(Parts.identifier("Communication", alert.alertId()));
    message.setStatus(
        alert.status() == AlertStatus.RETRACTED
            ? CommunicationStatus.ENTEREDINERROR
            : CommunicationStatus.COMPLETED);
    message.addCategory(Parts.concept(Systems.HL7 + "communication-category", "alert", "Alert"));
    message.setPriority(priority(alert.priority()));
    message.setSubject(patients.to(alert.patientId()));
    message.addAbout(Parts.ours("DetectedIssue", alert.alertId()));
    message.setSentElement(Parts.dateTime(alert.atMicros()));
    if (alert.wardId() != null) {
      message.addRecipient(Parts.logical("CareTeam", Systems.WARD, alert.wardId()));
    }
    message.setSender(Parts.author());
    message.addReasonCode(AlertIssue.rule(alert));
    message.addPayload().setContent(new StringType(words(alert)));
    Parts.narrate(message, words(alert), AlertIssue.clears(alert));
    return message;
  }

  /** IEC 60601-1-8: immediate, prompt, awareness. */
  private static CommunicationPriority priority(Priority priority) {
    return switch (priority) {
      case HIGH -> CommunicationPriority.STAT;
      case MEDIUM -> CommunicationPriority.URGENT;
      case LOW -> CommunicationPriority.ROUTINE;
    };
  }

  private static String words(Alert alert) {
    String bed = alert.bedId() == null ? "" : " Bed " + alert.bedId() + ".";
    return alert.priority() + " " + alert.status() + ":" + bed + " " + alert.sentence();
  }
}
