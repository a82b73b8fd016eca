package io.lifesign.fhir.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Priority;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of resource in every state against the definitions of R4. Code systems that are not
 * part of FHIR (SNOMED CT, LOINC, ours) cannot be looked into: they are warnings.
 */
class ValidResourcesTest {

  private static R4Validation validation;

  @BeforeAll
  static void startValidator() {
    validation = new R4Validation();
  }

  static Stream<Outbound> everything() {
    Stream<List<Outbound>> alerts =
        Stream.of(AlertStatus.values())
            .flatMap(
                status ->
                    Stream.of(Priority.values())
                        .map(priority -> Samples.alert(status, 1, priority)))
            .map(alert -> AlertResources.of(alert, PatientReferences.DEFAULT));
    PatientReferences logical =
        new PatientReferences(PatientReferences.Style.LOGICAL, "urn:oid:1.2.36.146.595.217.0.1");
    Stream<List<Outbound>> others =
        Stream.of(
            AlertResources.of(Samples.bareAlert(), PatientReferences.DEFAULT),
            AlertResources.of(
                Samples.alert("P-1", "a < b & \"c\"", AlertStatus.RAISED, 0, Priority.LOW),
                logical),
            ScoreResources.of(Samples.news2(1), PatientReferences.DEFAULT),
            ScoreResources.of(Samples.news2(2), logical),
            ScoreResources.of(Samples.partial(), PatientReferences.DEFAULT),
            ScoreResources.of(Samples.pews(), PatientReferences.DEFAULT));
    Stream<List<Outbound>> risks =
        Stream.of(ReadmissionRisk.Stage.values())
            .map(
                stage ->
                    RiskResources.of(Samples.risk(stage, 1, 0.1234), PatientReferences.DEFAULT));
    return Stream.of(alerts, others, risks).flatMap(s -> s).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void isValid(Outbound resource) {
    assertThat(validation.errors(resource.body())).as(resource.body()).isEmpty();
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    String flag =
        AlertResources.of(Samples.bareAlert(), PatientReferences.DEFAULT).stream()
            .filter(resource -> resource.resourceType().equals("Flag"))
            .findFirst()
            .orElseThrow()
            .body();

    assertThat(validation.errors(flag.replace("\"active\"", "\"burning\""))).isNotEmpty();
    assertThat(validation.errors(flag.replace("\"subject\"", "\"object\""))).isNotEmpty();
  }
}
