package io.lifesign.fhir.out;

import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/** LACE or HOSPITAL of a stay as Observation. */
final class IndexObservation {

  private IndexObservation() {}

  static String identifier(ReadmissionRisk risk, ReadmissionRisk.Index index) {
    return index.name() + "/" + risk.encounterId();
  }

  static Observation of(
      ReadmissionRisk risk, ReadmissionRisk.Index index, PatientReferences patients) {
    Observation observation = new Observation();
    observation.addIdentifier(Parts.identifier("Observation", identifier(risk, index)));
    observation.setStatus(status(risk, index));
    observation.addCategory(
        Parts.concept(Systems.HL7 + "observation-category", "survey", "Survey"));
    observation.setCode(Parts.concept(Systems.INDEX, index.name(), null).setText(index.name()));
    observation.setSubject(patients.to(risk.patientId()));
    observation.setEncounter(Parts.logical("Encounter", Systems.ENCOUNTER, risk.encounterId()));
    observation.setEffective(Parts.dateTime(risk.decidedMicros()));
    observation.addPerformer(Parts.logical("Organization", Systems.DEVICE, "lifesign"));
    observation.setValue(new IntegerType(index.total()));
    for (ReadmissionRisk.Item item : index.items()) {
      ObservationComponentComponent component = observation.addComponent();
      component.setCode(Parts.concept(Systems.INDEX_ITEM, item.name(), null).setText(item.name()));
      if (item.points() == null) {
        component.setDataAbsentReason(
            Parts.concept(Systems.HL7 + "data-absent-reason", "unknown", "Unknown"));
      } else {
        component.setValue(new IntegerType(item.points()));
      }
    }
    if (!index.complete()) {
      observation.addNote().setText("Not every item was known: the total is a lower bound.");
    }
    Parts.narrate(
        observation, index.name() + " " + index.total() + (index.complete() ? "." : " or more."));
    return observation;
  }

  private static ObservationStatus status(ReadmissionRisk risk, ReadmissionRisk.Index index) {
    if (risk.stage() == ReadmissionRisk.Stage.WITHDRAWN) {
      return ObservationStatus.ENTEREDINERROR;
    }
    return index.complete() && risk.stage() == ReadmissionRisk.Stage.DISCHARGE
        ? ObservationStatus.FINAL
        : ObservationStatus.PRELIMINARY;
  }
}
