package io.lifesign.fhir.out;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.vitals.DeviceStamp;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueEvidenceComponent;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Period;

/** An alert as DetectedIssue: preliminary while it is open, final when it is over. */
final class AlertIssue {

  private AlertIssue() {}

  static DetectedIssue of(Alert alert, PatientReferences patients) {
    DetectedIssue issue = new DetectedIssue();
    issue.addIdentifier(Parts.identifier("DetectedIssue", alert.alertId()));
    issue.setStatus(status(alert.status()));
    issue.setCode(rule(alert));
    issue.setSeverity(severity(alert.priority()));
    issue.setPatient(patients.to(alert.patientId()));
    issue.setIdentified(period(alert));
    issue.setAuthor(Parts.author());
    issue.setDetail(alert.sentence());
    alert.evidence().forEach(evidence -> issue.addEvidence(evidence(evidence)));
    if (AlertResources.over(alert)) {
      issue
          .addMitigation()
          .setAction(new CodeableConcept().setText(mitigation(alert)))
          .setDateElement(Parts.dateTime(alert.atMicros()));
    }
    Parts.narrate(issue, alert.sentence(), clears(alert));
    return issue;
  }

  /** An open alert may still change, whatever its revision: FHIR's "amended" is for final ones. */
  private static DetectedIssueStatus status(AlertStatus status) {
    return switch (status) {
      case RAISED, ESCALATED, AMENDED -> DetectedIssueStatus.PRELIMINARY;
      case RESOLVED -> DetectedIssueStatus.FINAL;
      case RETRACTED -> DetectedIssueStatus.ENTEREDINERROR;
    };
  }

  private static DetectedIssueSeverity severity(Priority priority) {
    return switch (priority) {
      case HIGH -> DetectedIssueSeverity.HIGH;
      case MEDIUM -> DetectedIssueSeverity.MODERATE;
      case LOW -> DetectedIssueSeverity.LOW;
    };
  }

  static CodeableConcept rule(Alert alert) {
    CodeableConcept concept =
        new CodeableConcept(
            Parts.coding(Systems.RULE, alert.ruleId(), null)
                .setVersion(Integer.toString(alert.ruleVersion())));
    return concept.setText(alert.ruleId().replace('-', ' '));
  }

  /** From the onset; to the end where that is known. */
  static Period period(Alert alert) {
    Period period = new Period();
    period.setStartElement(Parts.dateTime(alert.onsetMicros()));
    if (AlertResources.over(alert)) {
      period.setEndElement(Parts.dateTime(Math.max(alert.onsetMicros(), alert.atMicros())));
    }
    return period;
  }

  private static DetectedIssueEvidenceComponent evidence(Evidence evidence) {
    DetectedIssueEvidenceComponent component = new DetectedIssueEvidenceComponent();
    component.addCode(EvidenceCodes.concept(evidence.name()).setText(words(evidence)));
    DeviceStamp source = evidence.source();
    if (source != null) {
      component.addDetail(
          Parts.logical(
              "DeviceMetric",
              Systems.DEVICE_RECORD,
              source.deviceId() + "/" + source.bootId() + "/" + source.sequence()));
    }
    return component;
  }

  /** As in {@code heartRate 131 /min, 3 points, > 130, 4 s old}. */
  private static String words(Evidence evidence) {
    StringBuilder words = new StringBuilder(evidence.name());
    words.append(' ').append(Parts.decimal(evidence.value()).toPlainString());
    if (!evidence.unit().isEmpty()) {
      words.append(' ').append(evidence.unit());
    }
    if (evidence.points() != null) {
      words.append(", ").append(evidence.points()).append(" points");
    }
    if (evidence.bound() != null) {
      words.append(", ").append(evidence.bound());
    }
    return words
        .append(", ")
        .append(Parts.decimal(evidence.ageSeconds()).toPlainString())
        .append(" s old")
        .toString();
  }

  private static String mitigation(Alert alert) {
    String what = alert.status() == AlertStatus.RETRACTED ? "Retracted" : "Resolved";
    return alert.reason() == null ? what : what + ": " + alert.reason();
  }

  static String clears(Alert alert) {
    return alert.clears().isEmpty() || AlertResources.over(alert)
        ? ""
        : "Clears: " + alert.clears();
  }
}
