package io.lifesign.fhir.out;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;

/** An alert as Flag of the patient's banner: active while it is open. */
final class AlertFlag {

  private static final String CATEGORIES = Systems.HL7 + "flag-category";

  private AlertFlag() {}

  static Flag of(Alert alert, PatientReferences patients) {
    Flag flag = new Flag();
    flag.addIdentifier(Parts.identifier("Flag", alert.alertId()));
    flag.setStatus(status(alert.status()));
    // equipment that does not watch is a matter of safety, not of the patient's state
    flag.addCategory(
        alert.technical()
            ? Parts.concept(CATEGORIES, "safety", "Safety")
            : Parts.concept(CATEGORIES, "clinical", "Clinical"));
    flag.setCode(AlertIssue.rule(alert).setText(alert.sentence()));
    flag.setSubject(patients.to(alert.patientId()));
    flag.setPeriod(AlertIssue.period(alert));
    flag.setAuthor(Parts.author());
    Parts.narrate(flag, alert.priority() + ": " + alert.sentence());
    return flag;
  }

  private static FlagStatus status(AlertStatus status) {
    return switch (status) {
      case RAISED, ESCALATED, AMENDED -> FlagStatus.ACTIVE;
      case RESOLVED -> FlagStatus.INACTIVE;
      case RETRACTED -> FlagStatus.ENTEREDINERROR;
    };
  }
}
