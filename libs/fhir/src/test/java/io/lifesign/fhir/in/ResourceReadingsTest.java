package io.lifesign.fhir.in;

import static io.lifesign.fhir.in.Bundles.SUBJECT;
import static io.lifesign.fhir.in.Bundles.encounter;
import static io.lifesign.fhir.in.Bundles.laboratory;
import static io.lifesign.fhir.in.Bundles.micros;
import static io.lifesign.fhir.in.Bundles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrFact.Encounter;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrFact.Procedure;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.clinical.readmission.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceReadingsTest {

  private static <F> F only(EhrReading reading, Class<F> type) {
    assertThat(reading.refused()).isEmpty();
    assertThat(reading.facts()).hasSize(1);
    return type.cast(reading.facts().get(0));
  }

  private static Encounter stay(String status, String more) {
    return only(read(encounter("e1", status, more)), Encounter.class);
  }

  @Test
  void aStayIsReadWithAllThatItSays() {
    Encounter stay =
        stay(
            "finished",
            ",'identifier':[{'value':'x'},{'type':{'coding':[{'code':'VN'}]},'value':'V-9'}],"
                + "'priority':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActPriority','code':'A'}]},"
                + "'serviceType':{'coding':[{'code':'394593009','display':'Medical oncology'}]},"
                + "'period':{'start':'2026-02-20T08:00:00+01:00','end':'2026-02-27T10:30:00Z'},"
                + "'hospitalization':{'admitSource':{'coding':[{'code':'emd'}]},"
                + "'dischargeDisposition':{'coding':[{'code':'snf'}]}}");

    assertThat(stay.visitNumber()).isEqualTo("V-9");
    assertThat(stay.kind()).isEqualTo(EncounterKind.INPATIENT);
    assertThat(stay.urgency()).isEqualTo(Urgency.URGENT);
    assertThat(stay.specialty()).isEqualTo("Medical oncology");
    assertThat(stay.admittedMicros()).isEqualTo(micros("2026-02-20T07:00:00Z"));
    assertThat(stay.dischargedMicros()).isEqualTo(micros("2026-02-27T10:30:00Z"));
    assertThat(stay.source()).isEqualTo(AdmissionSource.EMERGENCY_ROOM);
    assertThat(stay.disposition()).isEqualTo(Disposition.SKILLED_NURSING);
    assertThat(stay.retracted()).isFalse();
    assertThat(stay.dischargeTakenBack()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "planned, false, false, PLANNED, false, false",
    "arrived, false, true, INPATIENT, true, false",
    "triaged, false, true, INPATIENT, true, false",
    "in-progress, false, true, INPATIENT, true, false",
    "onleave, false, true, INPATIENT, true, false",
    "finished, false, false, INPATIENT, true, true",
    "unknown, false, false, INPATIENT, true, true",
    "cancelled, true, false, INPATIENT, true, true",
    "entered-in-error, true, false, INPATIENT, true, true"
  })
  void theStatusTellsWhetherThePatientIsThere(
      String status,
      boolean retracted,
      boolean takenBack,
      EncounterKind kind,
      boolean admitted,
      boolean discharged) {
    Encounter stay = stay(status, ",'period':{'start':'2026-02-20','end':'2026-02-27'}");

    assertThat(stay.retracted()).isEqualTo(retracted);
    assertThat(stay.dischargeTakenBack()).isEqualTo(takenBack);
    assertThat(stay.kind()).isEqualTo(kind);
    assertThat(stay.admittedMicros() != null).isEqualTo(admitted);
    assertThat(stay.dischargedMicros() != null).isEqualTo(discharged);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-27, 2026-02-27T23:59:59.999999Z",
    "2026-02, 2026-02-28T23:59:59.999999Z",
    "2025, 2025-12-31T23:59:59.999999Z",
    "2026-03-02, 2026-03-02T12:00:00Z",
    "2026-03-02T11:59:00Z, 2026-03-02T11:59:00Z",
    "2026-03-05, 2026-03-05T00:00:00Z"
  })
  void anEndIsTheWholeDayButNoLaterThanTheMessageThatTellsOfIt(String end, String expected) {
    Encounter stay = stay("finished", ",'period':{'start':'2024','end':'" + end + "'}");

    java.time.Instant instant = java.time.Instant.parse(expected);
    assertThat(stay.dischargedMicros())
        .isEqualTo(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "http://hl7.org/fhir/sid/icd-10, I50.0, http://snomed.info/sct, 42343007, ICD10, I50.0",
    "http://snomed.info/sct, 42343007, http://hl7.org/fhir/sid/icd-10-cm, I50.9, ICD10, I50.9",
    "http://snomed.info/sct, 42343007, http://hl7.org/fhir/sid/icd-9-cm, 428.0, ICD9, 428.0",
    "urn:oid:2.16.840.1.113883.6.90, I509, http://hl7.org/fhir/sid/icd-9-cm, 428.0, ICD10, I509",
    "urn:oid:2.16.840.1.113883.6.103, 428, urn:local, HF, ICD9, 428",
    "urn:local, HF, http://snomed.info/sct, 42343007, SNOMED_CT, 42343007",
    "http://fhir.de/CodeSystem/bfarm/icd-10-gm, I50.01, urn:local, HF, ICD10, I50.01",
    "urn:local, HF, urn:other, HI, OTHER, HF"
  })
  void ofSeveralCodingsTheOneThatTellsMostIsTaken(
      String system1, String code1, String system2, String code2, CodeSystem system, String code) {
    Diagnosis diagnosis =
        only(
            read(
                condition(
                    "'code':{'coding':[{'system':'%s','code':'%s'},{'system':'%s','code':'%s'}]}"
                        .formatted(system1, code1, system2, code2))),
            Diagnosis.class);

    assertThat(diagnosis.code()).isEqualTo(new Code(system, code));
  }

  private static String condition(String more) {
    return "{'resourceType':'Condition','id':'c1'," + SUBJECT + "," + more + "}";
  }

  @ParameterizedTest
  @CsvSource({"confirmed, false", "provisional, false", "refuted, true", "entered-in-error, true"})
  void aDiagnosisThatIsNotSoIsRetracted(String status, boolean retracted) {
    Diagnosis diagnosis =
        only(
            read(
                condition(
                    "'code':{'text':'x'},'onsetDateTime':'2020','recordedDate':'2026-02-01',"
                        + "'verificationStatus':{'coding':[{'code':'"
                        + status
                        + "'}]}")),
            Diagnosis.class);

    assertThat(diagnosis.retracted()).isEqualTo(retracted);
    assertThat(diagnosis.recordedMicros()).isEqualTo(micros("2026-02-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"completed, false", "in-progress, false", "not-done, true", "entered-in-error, true"})
  void aProcedureThatWasNotDoneIsRetracted(String status, boolean retracted) {
    Procedure procedure = only(read(procedure(status)), Procedure.class);

    assertThat(procedure.retracted()).isEqualTo(retracted);
    assertThat(procedure.performedMicros()).isEqualTo(micros("2026-02-21T00:00:00Z"));
    assertThat(procedure.code()).isEqualTo(new Code(CodeSystem.CPT, "33533"));
  }

  private static String procedure(String status) {
    return "{'resourceType':'Procedure','id':'x1','status':'"
        + status
        + "',"
        + SUBJECT
        + ",'code':{'coding':[{'system':'http://www.ama-assn.org/go/cpt','code':'33533'}]},"
        + "'performedPeriod':{'start':'2026-02-21','end':'2026-02-22'}}";
  }

  @Test
  void aProcedureInPreparationIsNoFactYet() {
    assertThat(read(procedure("preparation")).facts()).isEmpty();
    assertThat(read(procedure("preparation")).ignored()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "718-7, 11.9, g/dL, 11.9, g/dL",
    "20509-6, 119, g/L, 11.9, g/dL",
    "30313-1, 7.385, mmol/L, 11.9, g/dL",
    "2951-2, 133, mEq/L, 133, mmol/L",
    "2947-0, 133, mmol/L, 133, mmol/L",
    "2345-7, 10, mmol/L, 180.16, mg/dL",
    "4548-4, 7.1, %, 7.1, %"
  })
  void aLaboratoryResultIsBroughtToTheUnitOfItsTest(
      String loinc, String value, String unit, double expected, String expectedUnit) {
    Lab lab = only(read(laboratory("l1", loinc, value, unit)), Lab.class);

    assertThat(lab.value()).isCloseTo(expected, within(0.01));
    assertThat(lab.unit()).isEqualTo(expectedUnit);
    assertThat(lab.observedMicros()).isEqualTo(micros("2026-03-01T08:00:00Z"));
  }

  @Test
  void aUnitThatIsNoneOfTheTestIsRefusedWithItsPath() {
    EhrReading reading = read(laboratory("l1", "718-7", "11.9", "mmHg"));

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.refused().get(0).path())
        .isEqualTo("Bundle.entry[0].resource.valueQuantity.unit");
  }

  @Test
  void otherLaboratoryTestsKeepTheirUnitAndVitalSignsAreNoLabs() {
    String creatinine = laboratory("l1", "2160-0", "1.1", "mg/dL");
    String category = "'category':[{'coding':[{'code':'laboratory'}]}],'status'";

    assertThat(read(creatinine).ignored()).isEqualTo(1);
    Lab lab = only(read(creatinine.replace("'status'", category)), Lab.class);
    assertThat(lab.unit()).isEqualTo("mg/dL");
  }

  @ParameterizedTest
  @CsvSource({"final, false", "preliminary, false", "cancelled, true", "entered-in-error, true"})
  void aResultThatIsTakenBackIsRetracted(String status, boolean retracted) {
    String json = laboratory("l1", "718-7", "11.9", "g/dL").replace("'final'", "'" + status + "'");

    assertThat(only(read(json), Lab.class).retracted()).isEqualTo(retracted);
  }

  @Test
  void eachComponentIsAResultOfItsOwn() {
    String panel =
        "{'resourceType':'Observation','id':'o1','status':'final','code':{'text':'panel'},"
            + SUBJECT
            + ",'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'718-7'}]},"
            + "'valueQuantity':{'value':9.5,'code':'g/dL','unit':'grams'}},"
            + "{'code':{'coding':[{'system':'http://loinc.org','code':'2951-2'}]},"
            + "'valueQuantity':{'value':133,'code':'bad'}}]}";

    EhrReading reading = read(panel);
    assertThat(reading.refused().get(0).path())
        .isEqualTo("Bundle.entry[0].resource.component[1].valueQuantity.code");
    EhrReading good = read(panel.replace("'bad'", "'mmol/L'"));
    assertThat(good.facts()).extracting(fact -> fact.id()).containsExactly("o1#718-7", "o1#2951-2");
  }

  @Test
  void aValueThatIsNoNumberIsNone() {
    String text =
        laboratory("l1", "718-7", "1", "g/dL")
            .replaceAll("'valueQuantity'.*}}", "'valueString':'low'}");

    assertThat(only(read(text), Lab.class).value()).isNaN();
    assertThat(read(laboratory("l1", "718-7", "1e99999", "g/dL")).refused())
        .extracting(Refused::path)
        .containsExactly("Bundle.entry[0].resource.valueQuantity.value");
  }
}
