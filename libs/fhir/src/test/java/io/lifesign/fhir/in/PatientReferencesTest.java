package io.lifesign.fhir.in;

import static io.lifesign.fhir.in.Bundles.ofEntries;
import static io.lifesign.fhir.in.Bundles.readWhole;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.fhir.in.Refused.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message is the patient p1's; the hospital also knows the patient as 77 and MRN-5. */
class PatientReferencesTest {

  private static final String PATIENT =
      "{'fullUrl':'urn:uuid:aaaa','resource':{'resourceType':'Patient','id':'77','identifier':["
          + "{'system':'s','value':'MRN-5'},{'value':'p1'}]}}";
  private static final String STRANGER =
      "{'fullUrl':'urn:uuid:bbbb','resource':{'resourceType':'Patient','id':'88','identifier':["
          + "{'value':'MRN-6'}]}}";

  private static EhrReading condition(String subject, String more) {
    return readWhole(
        ofEntries(
            PATIENT,
            STRANGER,
            "{'fullUrl':'urn:uuid:cccc','resource':{'resourceType':'Encounter','id':'e1','identifier':"
                + "[{'value':'V-1'}],'status':'finished','subject':{'reference':'Patient/77'}}}",
            "{'resource':{'resourceType':'Condition','id':'c1','code':{'text':'x'}"
                + subject
                + more
                + "}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'reference':'urn:uuid:aaaa'",
        "'reference':'Patient/77'",
        "'reference':'Patient/77/_history/3'",
        "'reference':'Patient/p1'",
        "'reference':'https://ehr.example/fhir/Patient/p1'",
        "'reference':'Patient?identifier=s|MRN-5'",
        "'reference':'Patient?identifier=s%7CMRN-5'",
        "'identifier':{'system':'s','value':'MRN-5'}",
        "'identifier':{'value':'p1'}"
      })
  void theMessagesPatientIsKnownByEveryNameTheBundleGives(String reference) {
    EhrReading reading = condition(",'subject':{" + reference + "}", "");

    assertThat(reading.facts()).filteredOn(Diagnosis.class::isInstance).hasSize(1);
    assertThat(reading.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.kind()).isEqualTo(Kind.FOREIGN_RESOURCE);
              assertThat(refused.path()).isEqualTo("Bundle.entry[1].resource");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'subject':{'reference':'urn:uuid:bbbb'}",
        ",'subject':{'reference':'Patient/88'}",
        ",'subject':{'reference':'Patient/99'}",
        ",'subject':{'reference':'Group/p1'}",
        ",'subject':{'reference':'urn:uuid:cccc'}",
        ",'subject':{'reference':'Patient?name=x'}",
        ",'subject':{'reference':'Patient?identifier=%ZZ'}",
        ",'subject':{'reference':'#nobody'}",
        ",'subject':{'display':'the same'}",
        ",'subject':{'identifier':{'value':'MRN-6'}}"
      })
  void whatSpeaksOfAnotherOrOfNobodyIsForeign(String subject) {
    EhrReading reading = condition(subject, "");

    assertThat(reading.facts()).noneMatch(Diagnosis.class::isInstance);
    assertThat(reading.refused().get(1))
        .extracting(Refused::kind, Refused::path)
        .containsExactly(Kind.FOREIGN_RESOURCE, "Bundle.entry[3].resource.subject");
    assertThat(reading.refused().get(1).detail()).doesNotContain("88", "MRN", "p1");
  }

  @Test
  void aContainedPatientIsKnownByItsIdentifier() {
    String subject = ",'subject':{'reference':'#me'},'contained':[{'resourceType':'Patient','id':";

    assertThat(condition(subject + "'me','identifier':[{'value':'p1'}]}]", "").facts())
        .anyMatch(Diagnosis.class::isInstance);
    assertThat(condition(subject + "'me','identifier':[{'value':'p2'}]}]", "").facts())
        .noneMatch(Diagnosis.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'reference':'urn:uuid:cccc'",
        "'reference':'Encounter/e1'",
        "'reference':'https://ehr.example/fhir/Encounter/e1/_history/4'",
        "'reference':'Encounter?identifier=sys|V-1'",
        "'identifier':{'value':'V-1'}"
      })
  void anEncounterOfTheBundleIsFoundByEveryKindOfReference(String reference) {
    assertThat(encounterOf(reference)).isEqualTo("e1");
  }

  @Test
  void anEncounterThatIsNotInTheBundleKeepsTheNameItIsGiven() {
    assertThat(encounterOf("'reference':'Encounter/e2'")).isEqualTo("e2");
    assertThat(encounterOf("'reference':'urn:uuid:1234'")).isEqualTo("1234");
    assertThat(encounterOf("'identifier':{'value':'V-2'}")).isEqualTo("V-2");
    assertThat(encounterOf("'reference':'Encounter?identifier=V-2'")).isEqualTo("V-2");
    assertThat(encounterOf("'reference':'Patient/77'")).isNull();
  }

  private static String encounterOf(String reference) {
    EhrReading reading =
        condition(",'subject':{'reference':'Patient/77'}", ",'encounter':{" + reference + "}");
    return reading.facts().stream()
        .filter(Diagnosis.class::isInstance)
        .map(fact -> ((Diagnosis) fact).encounterId())
        .toList()
        .get(0);
  }
}
