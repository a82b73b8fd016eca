package io.lifesign.fhir.out;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Priority;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertResourcesTest {

  @ParameterizedTest
  @CsvSource({
    "RAISED, preliminary, active, completed",
    "ESCALATED, preliminary, active, completed",
    "AMENDED, preliminary, active, completed",
    "RESOLVED, final, inactive, completed",
    "RETRACTED, entered-in-error, entered-in-error, entered-in-error"
  })
  void everyStatusHasItsCounterparts(
      AlertStatus status, String issue, String flag, String message) {
    Alert alert = Samples.alert(status, 1, Priority.HIGH);

    assertThat(read(alert, DetectedIssue.class).getStatus().toCode()).isEqualTo(issue);
    assertThat(read(alert, Flag.class).getStatus().toCode()).isEqualTo(flag);
    assertThat(read(alert, Communication.class).getStatus().toCode()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"HIGH, high, stat", "MEDIUM, moderate, urgent", "LOW, low, routine"})
  void everyPriorityHasItsCounterparts(Priority priority, String severity, String urgency) {
    Alert alert = Samples.alert(AlertStatus.RAISED, 0, priority);

    assertThat(read(alert, DetectedIssue.class).getSeverity().toCode()).isEqualTo(severity);
    assertThat(read(alert, Communication.class).getPriority().toCode()).isEqualTo(urgency);
  }

  @Test
  void aDetectedIssueHoldsWhatTheAlertRestsOn() {
    DetectedIssue issue =
        read(Samples.alert(AlertStatus.RAISED, 0, Priority.HIGH), DetectedIssue.class);

    assertThat(issue.getPatient().getReference()).isEqualTo("Patient/P-1");
    assertThat(issue.getPatient().getIdentifier().getValue()).isEqualTo("P-1");
    assertThat(issue.getDetail()).isEqualTo("NEWS2 is 9: high for 5 min.");
    assertThat(issue.getEvidence())
        .extracting(evidence -> evidence.getCodeFirstRep().getText())
        .containsExactly(
            "news2 9, >= 7, 0 s old",
            "heartRate 131 /min, 3 points, 4.25 s old",
            "temperature 39.1 Cel, 2 points, 60 s old");
    assertThat(issue.getEvidence().get(1).getCodeFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("8867-4");
    assertThat(issue.getEvidence().get(1).getDetailFirstRep().getIdentifier().getValue())
        .isEqualTo("monitor-1/boot-1/7");
    assertThat(issue.hasMitigation()).isFalse();
    assertThat(issue.getIdentifiedPeriod().getStartElement().getValueAsString())
        .isEqualTo("2026-01-01T12:00:00.000Z");
    assertThat(issue.getIdentifiedPeriod().hasEnd()).isFalse();
  }

  @Test
  void aResolvedOneTellsItsMitigationAndItsEnd() {
    DetectedIssue issue =
        read(Samples.alert(AlertStatus.RESOLVED, 2, Priority.HIGH), DetectedIssue.class);

    assertThat(issue.getMitigationFirstRep().getAction().getText())
        .isEqualTo("Resolved: CONDITION_ENDED");
    assertThat(issue.getIdentifiedPeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-01-01T12:07:00.000Z");
  }

  @Test
  void everyRevisionUpdatesTheSameResourcesAndHasAProvenanceOfItsOwn() {
    List<Outbound> first = of(Samples.alert(AlertStatus.RAISED, 0, Priority.HIGH));
    List<Outbound> second = of(Samples.alert(AlertStatus.RESOLVED, 1, Priority.HIGH));

    assertThat(first.subList(0, 3)).extracting(Outbound::revision).containsOnly(0);
    assertThat(second.subList(0, 3)).extracting(Outbound::revision).containsOnly(1);
    assertThat(second.subList(0, 3))
        .extracting(Outbound::resourceType, Outbound::identifier)
        .containsExactlyElementsOf(
            first.subList(0, 3).stream()
                .map(r -> org.assertj.core.groups.Tuple.tuple(r.resourceType(), r.identifier()))
                .toList());
    assertThat(first.get(3).identifier()).endsWith("/0");
    assertThat(second.get(3).identifier()).endsWith("/1");
  }

  @Test
  void aProvenanceNamesTheRuleItsVersionAndItsHash() {
    Provenance origin = read(Samples.alert(AlertStatus.RAISED, 0, Priority.HIGH), Provenance.class);

    assertThat(origin.getEntityFirstRep().getWhat().getIdentifier().getValue())
        .isEqualTo("news2-high/3/0123456789abcdef");
    assertThat(origin.getTarget())
        .extracting(target -> target.getType())
        .containsExactly("DetectedIssue", "Flag", "Communication");
    assertThat(origin.getActivity().getCodingFirstRep().getCode()).isEqualTo("CREATE");
  }

  @Test
  void equalInputGivesEqualBytes() {
    assertThat(of(Samples.alert(AlertStatus.RAISED, 0, Priority.HIGH)))
        .isEqualTo(of(Samples.alert(AlertStatus.RAISED, 0, Priority.HIGH)));
  }

  @Test
  void anIdThatFhirDoesNotAllowIsAnIdentifierOnly() {
    DetectedIssue issue = read(Samples.bareAlert(), DetectedIssue.class);

    assertThat(issue.getPatient().hasReference()).isFalse();
    assertThat(issue.getPatient().getIdentifier().getValue()).isEqualTo("P 2/ü");
  }

  private static List<Outbound> of(Alert alert) {
    return AlertResources.of(alert, PatientReferences.DEFAULT);
  }

  private static <T extends IBaseResource> T read(Alert alert, Class<T> type) {
    Outbound outbound =
        of(alert).stream()
            .filter(resource -> resource.resourceType().equals(type.getSimpleName()))
            .findFirst()
            .orElseThrow();
    return FhirContext.forR4Cached().newJsonParser().parseResource(type, outbound.body());
  }
}
