package io.lifesign.fhir.out;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;

/**
 * One revision of a readmission risk as FHIR resources: the RiskAssessment, its indices as
 * Observations, and which model in which version said so.
 */
public final class RiskResources {

  private RiskResources() {}

  public static List<Outbound> of(ReadmissionRisk risk, PatientReferences patients) {
    List<Outbound> resources = new ArrayList<>();
    List<Reference> targets = new ArrayList<>();
    String id = risk.encounterId();
    for (ReadmissionRisk.Index index : risk.indices()) {
      String identifier = IndexObservation.identifier(risk, index);
      resources.add(
          Parts.outbound(
              IndexObservation.of(risk, index, patients),
              risk.patientId(),
              identifier,
              risk.revision(),
              risk.decidedMicros()));
      targets.add(Parts.ours("Observation", identifier));
    }
    resources.add(
        Parts.outbound(
            RiskPrediction.of(risk, patients),
            risk.patientId(),
            id,
            risk.revision(),
            risk.decidedMicros()));
    targets.add(0, Parts.ours("RiskAssessment", id));
    resources.add(
        Origins.of(
            risk.patientId(),
            "risk/" + id + "/" + risk.revision(),
            risk.revision(),
            risk.decidedMicros(),
            targets,
            new Origins.Source(
                Parts.logical("Library", Systems.MODEL, risk.model() + "/" + risk.modelVersion()),
                "Model %s, version %s".formatted(risk.model(), risk.modelVersion()))));
    return List.copyOf(resources);
  }
}
