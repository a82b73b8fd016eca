package io.lifesign.fhir.out;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Priority;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of resource in every state against the definitions of R4. Code systems that are not
 * part of FHIR (SNOMED CT, LOINC, ours) cannot be looked into: they are warnings.
 */
class ValidResourcesTest {

  private static FhirValidator validator;

  @BeforeAll
  static void startValidator() {
    FhirContext context = FhirContext.forR4Cached();
    UnknownCodeSystemWarningValidationSupport unknown =
        new UnknownCodeSystemWarningValidationSupport(context);
    unknown.setNonExistentCodeSystemSeverity(
        ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity.WARNING);
    FhirInstanceValidator module =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknown));
    module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Warning);
    validator = context.newValidator().registerValidatorModule(module);
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
    assertThat(errors(resource.body())).as(resource.body()).isEmpty();
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    String flag =
        AlertResources.of(Samples.bareAlert(), PatientReferences.DEFAULT).stream()
            .filter(resource -> resource.resourceType().equals("Flag"))
            .findFirst()
            .orElseThrow()
            .body();

    assertThat(errors(flag.replace("\"active\"", "\"burning\""))).isNotEmpty();
    assertThat(errors(flag.replace("\"subject\"", "\"object\""))).isNotEmpty();
  }

  private static List<String> errors(String body) {
    return validator.validateWithResult(body).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(SingleValidationMessage::toString)
        .toList();
  }
}
