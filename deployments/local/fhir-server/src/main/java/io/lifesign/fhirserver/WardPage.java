package io.lifesign.fhirserver;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Resource;

/** All patients that the server has heard of, with what stands on their banners. */
final class WardPage {

  private final ResourceStore store;

  WardPage(ResourceStore store) {
    this.store = store;
  }

  String html() {
    List<List<String>> rows = new ArrayList<>();
    for (String patient : store.patients()) {
      rows.add(
          List.of(
              Html.link("/patient", patient, patient),
              Long.toString(activeFlags(patient)),
              count("DetectedIssue", patient),
              count("Observation", patient),
              count("RiskAssessment", patient)));
    }
    return new Html("Patients")
        .note(
            "A local FHIR R4 server for trying and testing. Its REST API is at /fhir, its"
                + " capabilities at /fhir/metadata.")
        .table(List.of("Patient", "Active flags", "Alerts", "Observations", "Risks"), rows)
        .end();
  }

  private String count(String type, String patient) {
    return Integer.toString(found(type, patient).size());
  }

  private long activeFlags(String patient) {
    return found("Flag", patient).stream()
        .filter(flag -> ((Flag) flag).getStatus() == Flag.FlagStatus.ACTIVE)
        .count();
  }

  private List<Resource> found(String type, String patient) {
    return store.search(type, new Criteria(null, null, null, patient));
  }
}
