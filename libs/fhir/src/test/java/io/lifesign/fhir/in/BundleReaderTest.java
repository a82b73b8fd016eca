package io.lifesign.fhir.in;

import static io.lifesign.fhir.in.Bundles.PATIENT;
import static io.lifesign.fhir.in.Bundles.SUBJECT;
import static io.lifesign.fhir.in.Bundles.encounter;
import static io.lifesign.fhir.in.Bundles.laboratory;
import static io.lifesign.fhir.in.Bundles.micros;
import static io.lifesign.fhir.in.Bundles.ofEntries;
import static io.lifesign.fhir.in.Bundles.quoted;
import static io.lifesign.fhir.in.Bundles.read;
import static io.lifesign.fhir.in.Bundles.readWhole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrFact.Encounter;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.Sex;
import io.lifesign.fhir.in.Refused.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {

  @Test
  void aPatientIsReadUnderTheIdOfTheMessage() {
    EhrReading reading = read(PATIENT);

    assertThat(reading.refused()).isEmpty();
    assertThat(reading.facts())
        .containsExactly(
            new Person(
                "p1",
                new EhrVersion(Bundles.SENT_MICROS, "m-1"),
                LocalDate.parse("1950-06-07").toEpochDay(),
                Sex.FEMALE,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'deceasedDateTime':'2026-02-01T10:00:00+02:00'|2026-02-01T08:00:00Z",
        "'deceasedDateTime':'2026-02'|2026-02-01T00:00:00Z",
        "'deceasedDateTime':'2026'|2026-01-01T00:00:00Z",
        "'deceasedBoolean':true|2026-03-02T12:00:00Z",
        "'deceasedBoolean':false|"
      })
  void deathIsKnownByItsTimeOrFromTheMessageOn(String deceased, String expected) {
    Person person = (Person) only(read("{'resourceType':'Patient','id':'p1'," + deceased + "}"));

    assertThat(person.deceasedMicros()).isEqualTo(expected == null ? null : micros(expected));
  }

  @Test
  void aBadResourceIsToldWithItsPathAndLosesNoNeighbour() {
    EhrReading reading =
        read(
            PATIENT,
            encounter("e1", "in-progress", ",'period':{'start':'2026-03-01T08:00:00Z'}"),
            encounter("e2", "finished", ",'period':{'start':'2026-02-01','end':'yesterday'}"),
            encounter("e3", "over", ""),
            laboratory("l1", "718-7", "11.5", "g/dL"));

    assertThat(reading.facts()).extracting(EhrFact::id).containsExactly("e1", "p1", "l1");
    assertThat(reading.refused())
        .extracting(Refused::kind, Refused::path)
        .containsExactly(
            tuple(Kind.INVALID_RESOURCE, "Bundle.entry[2].resource.period.end"),
            tuple(Kind.INVALID_RESOURCE, "Bundle.entry[3].resource.status"));
    assertThat(reading.refused().get(0).detail()).doesNotContain("yesterday");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{'resourceType':'Patient','id':'p1'}",
        "{'resourceType':'Bundle'} trailing",
        "{'resourceType':'Bundle','total':1e99999999900}",
        "{'resourceType':'Bundle','type':'batch','type':'batch'}",
        "<Bundle xmlns='http://hl7.org/fhir'/>"
      })
  void whatIsNoBundleIsRefusedWhole(String body) {
    EhrReading reading = readWhole(quoted(body));

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.refused()).hasSize(1);
    assertThat(reading.refused().get(0).kind()).isEqualTo(Kind.NOT_A_BUNDLE);
    assertThat(reading.refused().get(0).path()).isNull();
  }

  @Test
  void aBundleTooLongOrTooDeepIsRefusedWhole() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String just = "[".repeat(97) + "]".repeat(97);
    String start = "{'resourceType':'Bundle','link':";

    assertThat(readWhole(quoted(start + deep + "}")).refused().get(0).kind())
        .isEqualTo(Kind.NOT_A_BUNDLE);
    assertThat(readWhole(quoted(start + just + "}")).refused()).isEmpty();
    assertThat(readWhole(" ".repeat(1 << 20) + "{}").refused().get(0).detail())
        .isEqualTo("longer than 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Claim", "Immunization", "MessageHeader", "OperationOutcome", "Device"})
  void whatSaysNothingOfUseIsCountedNotRefused(String type) {
    EhrReading reading = read("{'resourceType':'" + type + "','id':'x','status':5}");

    assertThat(reading).isEqualTo(new EhrReading(List.of(), List.of(), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7|Bundle.entry[0]",
        "{}|Bundle.entry[0].resource",
        "{'resource':[]}|Bundle.entry[0].resource",
        "{'resource':{}}|Bundle.entry[0].resource.resourceType",
        "{'resource':{'resourceType':'Encountr'}}|Bundle.entry[0].resource.resourceType",
        "{'resource':{'resourceType':'Encounter','status':'planned'}}|Bundle.entry[0].resource.id",
        "{'request':{'method':'DELETE'}}|Bundle.entry[0].request.url",
        "{'request':{'method':'DELETE','url':'Encounter?status=planned'}}|Bundle.entry[0].request.url"
      })
  void anEntryThatIsNoneIsToldWithItsPath(String entry, String path) {
    assertThat(readWhole(ofEntries(entry)).refused())
        .extracting(Refused::path)
        .containsExactly(path);
  }

  @Test
  void aModifierThatIsNotKnownRefusesTheResource() {
    EhrReading reading =
        read(encounter("e1", "finished", ",'modifierExtension':[{'url':'u','valueBoolean':true}]"));

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.refused().get(0).path())
        .isEqualTo("Bundle.entry[0].resource.modifierExtension");
  }

  @Test
  void aFaultInWhatIsNotReadLosesNothing() {
    EhrReading reading =
        read(
            "{'resourceType':'Patient','id':'p1','gender':'male','telecom':'none','photo':7,"
                + "'contact':[[1]],'_active':{}}");

    assertThat(reading.refused()).isEmpty();
    assertThat(((Person) only(reading)).sex()).isEqualTo(Sex.MALE);
  }

  @Test
  void anElementThatIsNotKnownIsToldAndTheRestIsRead() {
    EhrReading reading = read(PATIENT.replace("'birthDate'", "'birthdate'"));

    assertThat(reading.facts()).hasSize(1);
    assertThat(reading.refused())
        .extracting(Refused::path)
        .containsExactly("Bundle.entry[0].resource.birthdate");
    assertThat(readWhole(quoted("{'resourceType':'Bundle','entries':[]}")).refused())
        .extracting(Refused::path)
        .containsExactly("Bundle");
  }

  @Test
  void timesFarAwayAreNoOverflow() {
    EhrReading reading =
        read(
            encounter(
                "e1", "finished", ",'period':{'start':'0001-01-01','end':'9999-12-31T00:00:00Z'}"));

    Encounter stay = (Encounter) only(reading);
    assertThat(stay.admittedMicros()).isEqualTo(micros("0001-01-01T00:00:00Z"));
    assertThat(stay.dischargedMicros()).isEqualTo(micros("9999-12-31T00:00:00Z"));
  }

  @Test
  void theVersionIsTheResourcesOwnElseTheMessages() {
    EhrReading reading =
        read(
            encounter("e1", "finished", ",'meta':{'lastUpdated':'2026-03-01T09:00:00.5+01:00'}"),
            encounter("e2", "finished", ""),
            encounter("e3", "finished", ",'meta':{'lastUpdated':'lately'}"));

    assertThat(reading.facts())
        .extracting(EhrFact::version)
        .containsExactly(
            new EhrVersion(micros("2026-03-01T08:00:00Z") + 500_000, "m-1"),
            new EhrVersion(Bundles.SENT_MICROS, "m-1"));
    assertThat(reading.refused().get(0).path())
        .isEqualTo("Bundle.entry[2].resource.meta.lastUpdated");
  }

  @Test
  void aDeletedResourceIsRetracted() {
    EhrReading reading =
        readWhole(
            ofEntries(
                delete("Encounter/e1"),
                delete("https://ehr.example/fhir/Condition/c1"),
                delete("Procedure/x1/_history/2"),
                delete("Observation?identifier=sys%7CL-1"),
                delete("Patient/p1"),
                delete("Claim/1")));

    assertThat(reading.facts())
        .allMatch(EhrFact::retracted)
        .extracting(EhrFact::id)
        .containsExactly("e1", "c1", "x1", "L-1");
    assertThat(reading.ignored()).isEqualTo(2);
    assertThat(reading.refused()).isEmpty();
  }

  private static String delete(String url) {
    return "{'request':{'method':'DELETE','url':'" + url + "'}}";
  }

  @Test
  void bundlesInBundlesAndContainedResourcesAreReadWithTheirPath() {
    String inner =
        "{'resourceType':'Bundle','type':'collection','entry':[{'resource':"
            + encounter("e1", "over", "")
            + "}]}";
    String report =
        "{'resourceType':'DiagnosticReport','id':'r1',"
            + SUBJECT
            + ",'encounter':{'reference':'Encounter/e9'},'contained':[{'resourceType':'Observation',"
            + "'id':'hb','status':'final','code':{'coding':[{'system':'http://loinc.org','code':"
            + "'718-7'}]},'valueQuantity':{'value':9,'unit':'stones'}},{'resourceType':'Observation',"
            + "'id':'na','status':'final','code':{'coding':[{'system':'http://loinc.org','code':"
            + "'2951-2'}]},'valueQuantity':{'value':133,'unit':'mmol/L'}}]}";
    EhrReading reading = read(inner, report);

    assertThat(reading.refused())
        .extracting(Refused::path)
        .containsExactly(
            "Bundle.entry[0].resource.entry[0].resource.status",
            "Bundle.entry[1].resource.contained[0].valueQuantity.unit");
    Lab sodium = (Lab) only(reading);
    assertThat(sodium.id()).isEqualTo("r1#na");
    assertThat(sodium.encounterId()).isEqualTo("e9");
  }

  @Test
  void anEncountersListOfDiagnosesGivesThemTheirRank() {
    EhrReading reading =
        read(
            encounter(
                "e1",
                "finished",
                ",'diagnosis':[{'condition':{'reference':'Condition/c2'},'rank':2},"
                    + "{'condition':{'reference':'Condition/c1'},'rank':1},"
                    + "{'condition':{'reference':'Condition/c3'},'rank':1,'use':{'coding':[{'code':'AD'}]}},"
                    + "{'condition':{'reference':'Condition/elsewhere'},'rank':3}]"),
            condition("c1"),
            condition("c2"),
            condition("c3"));

    assertThat(reading.facts().stream().filter(Diagnosis.class::isInstance))
        .extracting(EhrFact::id, fact -> ((Diagnosis) fact).rank())
        .containsExactly(tuple("elsewhere", 3), tuple("c1", 1), tuple("c2", 2), tuple("c3", 0));
    assertThat(reading.facts().stream().filter(Diagnosis.class::isInstance))
        .allMatch(fact -> ((Diagnosis) fact).encounterId().equals("e1"));
  }

  private static String condition(String id) {
    return "{'resourceType':'Condition','id':'"
        + id
        + "','code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'I50.0'}]},"
        + SUBJECT
        + "}";
  }

  @Test
  void anIdIsFoundWhereTheResourceStatesNone() {
    String bare = encounter("", "finished", "").replace("'id':'',", "");
    EhrReading reading =
        readWhole(
            ofEntries(
                "{'resource':" + bare + ",'request':{'method':'PUT','url':'Encounter/e1'}}",
                "{'fullUrl':'urn:uuid:0-1','resource':" + bare + "}",
                "{'fullUrl':'urn:uuid:0-2','resource':"
                    + bare.replace(
                        "'status'",
                        "'identifier':[{'value':'A'},{'value':'V-7','type':{'coding':[{'code':'VN'}]}}],"
                            + "'status'")
                    + "}"));

    assertThat(reading.facts()).extracting(EhrFact::id).containsExactly("e1", "0-1", "V-7");
    assertThat(((Encounter) reading.facts().get(2)).visitNumber()).isEqualTo("V-7");
  }

  private static EhrFact only(EhrReading reading) {
    assertThat(reading.facts()).hasSize(1);
    return reading.facts().get(0);
  }
}
