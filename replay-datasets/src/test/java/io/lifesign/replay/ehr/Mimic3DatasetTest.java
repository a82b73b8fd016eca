package io.lifesign.replay.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrFact.Encounter;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.clinical.readmission.Urgency;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.OpenData;
import io.lifesign.replay.SkippedRow;
import io.lifesign.schemas.EhrMessage;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** 48,000 days before 2110-01-10 is 1978-08-10. */
class Mimic3DatasetTest {

  private static final Dataset DATASET =
      Mimic3Dataset.open(Path.of("src", "test", "resources", "ehr", "mimic3"));

  private final ReadBack back = ReadBack.of(DATASET);

  @Test
  void aStayIsSentAsItHappened() {
    assertThat(back.messages())
        .filteredOn(message -> message.getPatientId().equals("900"))
        .extracting(EhrMessage::getMessageId, message -> message.getEventTime().toString())
        .containsExactly(
            tuple("900-0", "1978-08-10T05:00:00Z"),
            tuple("7001-1-admit", "1978-08-10T08:00:00Z"),
            tuple("7001-1-ed", "1978-08-10T09:00:00Z"),
            tuple("7001-2-labs-271663200000000", "1978-08-11T06:00:00Z"),
            tuple("7001-2-service-1", "1978-08-12T10:00:00Z"),
            tuple("7001-3-discharge", "1978-08-15T12:00:00Z"),
            tuple("7001-4-codes", "1978-08-18T12:00:00Z"),
            tuple("900-2-labs-272440800000000", "1978-08-20T06:00:00Z"),
            tuple("900-9-death", "1978-11-30T00:00:00Z"));
  }

  @Test
  void theStayReadsBack() {
    assertThat(back.refused()).isEmpty();
    Encounter stay = back.encounters().get("7001");
    assertThat(ReadBack.times(stay)).isEqualTo("1978-08-10T08:00:00Z 1978-08-15T12:00:00Z");
    assertThat(stay.kind()).isEqualTo(EncounterKind.INPATIENT);
    assertThat(stay.urgency()).isEqualTo(Urgency.EMERGENCY);
    assertThat(stay.source()).isEqualTo(AdmissionSource.EMERGENCY_ROOM);
    assertThat(stay.disposition()).isEqualTo(Disposition.SKILLED_NURSING);
    assertThat(stay.specialty()).isEqualTo("OMED");
    assertThat(back.encounters().get("7001-ed").kind()).isEqualTo(EncounterKind.EMERGENCY);
    assertThat(back.encounters().get("7002").urgency()).isEqualTo(Urgency.ELECTIVE);
    assertThat(back.encounters().get("7002").disposition()).isEqualTo(Disposition.DIED);
  }

  @Test
  void codesKeepTheirRankAndLabsTheirStay() {
    assertThat(back.of(Diagnosis.class))
        .extracting(Diagnosis::encounterId, diagnosis -> diagnosis.code().value(), Diagnosis::rank)
        .containsExactlyInAnyOrder(
            tuple("7001", "99591", 1), tuple("7001", "4280", 2), tuple("7002", "41401", 1));
    assertThat(back.of(Lab.class))
        .extracting(Lab::encounterId, Lab::value, Lab::unit)
        .containsExactly(
            tuple("7001", 8.9, "g/dL"),
            tuple("7001", 131.0, "mmol/L"),
            tuple(null, 136.0, "mmol/L"));
  }

  @Test
  void whoIsBeyondEightyNineIsNinetyOne() {
    Person old =
        back.of(Person.class).stream()
            .filter(person -> person.id().equals("901"))
            .findFirst()
            .get();

    assertThat(LocalDate.ofEpochDay(old.birthDay())).isEqualTo("1887-09-01");
  }

  @Test
  void rowsThatCannotBeReadAreTold() {
    assertThat(DATASET.skipped())
        .extracting(SkippedRow::toString)
        .containsExactly(
            "ADMISSIONS.csv:4: an admission without its times",
            "ADMISSIONS.csv:5: an admission of a patient who is not in PATIENTS",
            "DIAGNOSES_ICD.csv:5: an admission that is not in ADMISSIONS",
            "DIAGNOSES_ICD.csv:6: no code",
            "LABEVENTS.csv:6: a result that is no number");
    assertThat(DATASET.note()).endsWith("left out: 1 results of other tests");
  }

  @Test
  void theRealAdmissionsAreSentWholeAndReadBack() {
    Dataset real = Mimic3Dataset.open(OpenData.require("mimic3-demo"));
    ReadBack read = ReadBack.of(real);

    assertThat(real.skipped())
        .hasSize(6)
        .allMatch(row -> row.reason().equals("a result that is no number"));
    assertThat(read.distinct(Lab.class)).isEqualTo(6_867);
    assertThat(read.refused()).isEmpty();
    assertThat(read.messageIds()).hasSize(read.messages().size());
    assertThat(read.encounters().values())
        .filteredOn(encounter -> encounter.kind() == EncounterKind.INPATIENT)
        .hasSize(129)
        .allMatch(encounter -> encounter.dischargedMicros() != null);
    assertThat(read.encounters().values())
        .filteredOn(encounter -> encounter.disposition() == Disposition.DIED)
        .hasSize(40);
    assertThat(read.distinct(Diagnosis.class)).isEqualTo(1_761);
    assertThat(read.distinct(EhrFact.Procedure.class)).isEqualTo(506);
  }
}
