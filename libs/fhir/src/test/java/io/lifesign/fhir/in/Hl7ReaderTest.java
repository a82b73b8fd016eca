package io.lifesign.fhir.in;

import static io.lifesign.fhir.in.Bundles.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrFact.Encounter;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.EhrFact.Procedure;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.clinical.readmission.Sex;
import io.lifesign.clinical.readmission.Urgency;
import io.lifesign.fhir.in.Refused.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7ReaderTest {

  private static final Hl7Reader READER = new Hl7Reader();

  static final String PID = "PID|1||MRN-5^^^H^MR~p1^^^H||Doe^J||19500607|F\r";

  /** Fields 2, 4, 10, 14, 19, 36, 44 and 45. */
  static final String PV1 =
      "PV1|1|I|3W^12^A|U||||||ONC||||7|||||V-9"
          + "|".repeat(36 - 19)
          + "03"
          + "|".repeat(44 - 36)
          + "20260220080000|20260227103000\r";

  private static String message(String type, String version, String segments) {
    return "MSH|^~\\&|EHR|H|L|H|20260228120000||" + type + "|7|P|" + version + "\r" + segments;
  }

  private static EhrReading read(String text) {
    return READER.read(text, "p1", "m-1", micros("2026-03-02T12:00:00Z"));
  }

  private static Encounter stay(String trigger) {
    return stay(trigger, "2.5", "EVN||20260227110000\r" + PID + PV1);
  }

  private static Encounter stay(String trigger, String version, String segments) {
    EhrReading reading = read(message("ADT^" + trigger, version, segments));
    assertThat(reading.refused()).isEmpty();
    return reading.facts().stream()
        .filter(Encounter.class::isInstance)
        .map(Encounter.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.7"})
  void aStayIsReadWithAllThatItSaysWhateverTheVersion(String version) {
    Encounter stay = stay("A03", version, "EVN||20260227110000\r" + PID + PV1);

    assertThat(stay)
        .isEqualTo(
            new Encounter(
                "V-9",
                new EhrVersion(micros("2026-02-27T11:00:00Z"), "m-1"),
                false,
                "V-9",
                EncounterKind.INPATIENT,
                micros("2026-02-20T08:00:00Z"),
                micros("2026-02-27T10:30:00Z"),
                false,
                Urgency.URGENT,
                AdmissionSource.EMERGENCY_ROOM,
                Disposition.SKILLED_NURSING,
                "ONC"));
  }

  @ParameterizedTest
  @CsvSource({
    "A01, false, false, false",
    "A02, false, false, false",
    "A03, false, false, true",
    "A08, false, false, true",
    "A11, true, false, false",
    "A13, false, true, false"
  })
  void theTriggerTellsWhatBecameOfTheStay(
      String trigger, boolean retracted, boolean takenBack, boolean discharged) {
    Encounter stay = stay(trigger);

    assertThat(stay.retracted()).isEqualTo(retracted);
    assertThat(stay.dischargeTakenBack()).isEqualTo(takenBack);
    assertThat(stay.dischargedMicros() != null).isEqualTo(discharged);
    assertThat(stay.admittedMicros()).isEqualTo(micros("2026-02-20T08:00:00Z"));
  }

  @Test
  void anEventWithoutItsTimeHappenedWhenItSaysElseWhenItWasRecorded() {
    String bare = "PV1||I|||||||||||||||||V-9\r";

    assertThat(stay("A01", "2.5", "EVN||20260220||||20260219\r" + PID + bare).admittedMicros())
        .isEqualTo(micros("2026-02-19T00:00:00Z"));
    assertThat(stay("A03", "2.5", "EVN||20260220\r" + PID + bare).dischargedMicros())
        .isEqualTo(micros("2026-02-20T00:00:00Z"));
    assertThat(stay("A03", "2.5", PID + bare).dischargedMicros())
        .isEqualTo(micros("2026-02-28T12:00:00Z"));
    assertThat(stay("A08", "2.5", PID + bare).dischargedMicros()).isNull();
  }

  @Test
  void aPatientIsReadUnderTheIdOfTheMessage() {
    String dead = PID.replace("|F\r", "|F" + "|".repeat(21) + "20260301|Y\r");
    EhrReading reading = read(message("ADT^A08", "2.5", dead + PV1));

    assertThat(reading.facts().get(0))
        .isEqualTo(
            new Person(
                "p1",
                new EhrVersion(micros("2026-02-28T12:00:00Z"), "m-1"),
                LocalDate.parse("1950-06-07").toEpochDay(),
                Sex.FEMALE,
                micros("2026-03-01T00:00:00Z")));
  }

  @Test
  void diagnosesAndProceduresAreReadWithTheirSystem() {
    EhrReading reading =
        read(
            message(
                "ADT^A08",
                "2.5",
                PID
                    + PV1
                    + "DG1|1||I50.0^Heart failure^I10||20260221|F|||||||||1\r"
                    + "DG1|2|I9|4280||20260221|F|||||||||2\r"
                    + "DG1|3||R07^Chest pain^I10|||A|||||||||1\r"
                    + "DG1|4||X^^L^E11.9^^I10C|||F|||||||||5|||||DX-4|D\r"
                    + "PR1|1||33533^CABG^C4||20260222101500\r"));

    assertThat(reading.refused()).isEmpty();
    assertThat(reading.facts().subList(2, 7))
        .containsExactly(
            diagnosis("V-9:DG1:I50.0", false, CodeSystem.ICD10, "I50.0", 1, "2026-02-21T00:00:00Z"),
            diagnosis("V-9:DG1:4280", false, CodeSystem.ICD9, "4280", 2, "2026-02-21T00:00:00Z"),
            diagnosis("V-9:DG1:R07", false, CodeSystem.ICD10, "R07", 0, null),
            diagnosis("DX-4", true, CodeSystem.ICD10, "E11.9", 5, null),
            new Procedure(
                "V-9:PR1:33533:20260222101500",
                reading.facts().get(0).version(),
                false,
                "V-9",
                new Code(CodeSystem.CPT, "33533"),
                micros("2026-02-22T10:15:00Z")));
  }

  private static Diagnosis diagnosis(
      String id, boolean retracted, CodeSystem system, String code, int rank, String at) {
    return new Diagnosis(
        id,
        new EhrVersion(micros("2026-02-28T12:00:00Z"), "m-1"),
        retracted,
        "V-9",
        new Code(system, code),
        rank,
        at == null ? null : (Long) micros(at));
  }

  private static EhrReading results(String obx) {
    return read(
        message(
            "ORU^R01",
            "2.3",
            PID
                + "PV1||I|||||||||||||||||V-9\r"
                + "OBR|1|PL-1|FI-1^LAB|CBC|||20260221063000\r"
                + obx));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NM;718-7^Hb^LN;11.9;g/dL;F;11.9",
        "NM;HB^Hb^L^718-7^Hb^LN;119;g/L;C;11.9",
        "SN;2951-2^Na^LN;<^130;mEq/L;P;130",
        "ST;2345-7^Glu^LN;10;mmol/L;F;180.16"
      })
  void aResultIsBroughtToTheUnitOfItsTest(
      String type, String code, String value, String unit, String status, double expected) {
    EhrReading reading =
        results("OBX|1|" + type + "|" + code + "||" + value + "|" + unit + "|||||" + status);

    assertThat(reading.refused()).isEmpty();
    Lab lab = (Lab) reading.facts().get(1);
    assertThat(lab.value()).isCloseTo(expected, within(1e-9));
    assertThat(lab.encounterId()).isEqualTo("V-9");
    assertThat(lab.observedMicros()).isEqualTo(micros("2026-02-21T06:30:00Z"));
    assertThat(lab.id()).isEqualTo("FI-1:" + lab.code().value());
  }

  @ParameterizedTest
  @CsvSource({"F, false", "C, false", "W, true", "D, true", "X, true"})
  void aResultThatIsTakenBackIsRetracted(String status, boolean retracted) {
    EhrReading reading = results("OBX|1|NM|718-7^Hb^LN||11.9|g/dL|||||" + status);

    assertThat(reading.facts().get(1).retracted()).isEqualTo(retracted);
  }

  @Test
  void aBadResultIsToldWithItsPlaceAndLosesNoNeighbour() {
    EhrReading reading =
        results(
            "OBX|1|NM|718-7^Hb^LN||11.9|mmHg|||||F\r"
                + "OBX|2|NM|718-7^Hb^LN||high|g/dL|||||F\r"
                + "OBX|3|NM|2951-2^Na^LN||133|mmol/L|||||F|||today\r"
                + "OBX|4|NM|\r"
                + "OBX|5|NM|2951-2^Na^LN||133|mmol/L|||||I\r"
                + "OBX|6|NM|2951-2^Na^LN||134|mmol/L|||||F\r");

    assertThat(reading.refused())
        .extracting(Refused::path)
        .containsExactly("OBX[1]-6", "OBX[2]-5", "OBX[3]-14", "OBX[4]-3");
    assertThat(reading.facts()).hasSize(2);
    assertThat(((Lab) reading.facts().get(1)).value()).isEqualTo(134);
  }

  @Test
  void anotherPatientsResultsAreForeignAlsoInTheSameMessage() {
    EhrReading reading =
        read(
            message(
                "ORU^R01",
                "2.5",
                "PID|||q2\rOBX|1|NM|718-7^^LN||9|g/dL|||||F\r"
                    + PID
                    + "OBX|1|NM|718-7^^LN||10|g/dL|||||F\r"));

    assertThat(reading.refused())
        .containsExactly(
            new Refused(Kind.FOREIGN_RESOURCE, "PID-3", "another patient than the message's"));
    assertThat(reading.facts()).filteredOn(Lab.class::isInstance).hasSize(1);
    assertThat(reading.facts()).noneMatch(fact -> fact instanceof Lab lab && lab.value() == 9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ADT^A04;UNSUPPORTED_MESSAGE;message type ADT^A04",
        "ORM^O01;UNSUPPORTED_MESSAGE;message type ORM^O01",
        "Jane Doe;UNSUPPORTED_MESSAGE;message type not readable"
      })
  void anotherTypeIsNotSupported(String type, Kind kind, String detail) {
    assertThat(read(message(type, "2.5", PID)).refused())
        .containsExactly(new Refused(kind, null, detail));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "MSH", "MSH|", "PID|||p1", "MSHxxx", "{}", "BHS|^~\\&|\rMSH|^~\\&|"})
  void whatIsNoMessageIsRefusedWhole(String text) {
    assertThat(read(text).refused()).extracting(Refused::kind).containsExactly(Kind.NOT_HL7V2);
  }

  @Test
  void aStayWithoutAnyNumberIsToldAndThePatientIsKept() {
    EhrReading reading = read(message("ADT^A01", "2.5", PID + "PV1||I\r"));

    assertThat(reading.refused()).extracting(Refused::path).containsExactly("PV1-19");
    assertThat(reading.facts()).hasSize(1);
    assertThat(stay("A01", "2.5", PID.replace("|F\r", "|F||||||||||ACC-3\r") + "PV1||I\r").id())
        .isEqualTo("ACC-3");
  }

  @ParameterizedTest
  @CsvSource({
    "20260220080000, 2026-02-20T07:00:00Z",
    "20260720080000, 2026-07-20T06:00:00Z",
    "20260220080000+0530, 2026-02-20T02:30:00Z",
    "20260220080000.5-0100, 2026-02-20T09:00:00.500Z",
    "202602200800, 2026-02-20T07:00:00Z",
    "20260220, 2026-02-19T23:00:00Z",
    "202602, 2026-01-31T23:00:00Z",
    "2026, 2025-12-31T23:00:00Z"
  })
  void aTimeWithoutAZoneIsTheSenders(String text, String expected) throws InvalidElement {
    Instant instant = Instant.parse(expected);

    assertThat(new Hl7Times(ZoneId.of("Europe/Berlin")).start(text, "X-1"))
        .isEqualTo(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
  }

  @Test
  void framesAndLineFeedsAreNoFault() {
    String text =
        "\u000b" + message("ADT^A01", "2.5", PID + PV1).replace("\r", "\r\n") + "\u001c\r";

    assertThat(read(text).refused()).isEmpty();
    assertThat(read(text).facts()).extracting(EhrFact::id).containsExactly("p1", "V-9");
  }
}
