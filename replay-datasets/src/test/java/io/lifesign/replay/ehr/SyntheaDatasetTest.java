package io.lifesign.replay.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.OpenData;
import io.lifesign.replay.SkippedRow;
import io.lifesign.schemas.EhrMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SyntheaDatasetTest {

  private static final Dataset DATASET =
      SyntheaDataset.open(Path.of("src", "test", "resources", "ehr", "synthea"));

  @Test
  void aBundleIsCutIntoWhatAnEhrWouldHaveSentAndWhen() {
    assertThat(ReadBack.of(DATASET).messages())
        .extracting(EhrMessage::getMessageId, message -> message.getEventTime().toString())
        .containsExactly(
            tuple("pat-1-0", "1970-01-01T00:00:01Z"),
            tuple("e-old-1-admit", "1970-01-01T00:00:02Z"),
            tuple("e-old-3-discharge", "1970-01-01T00:00:03Z"),
            tuple("e-1-1-admit", "2010-05-01T10:00:00Z"),
            tuple("e-1-2-1272708000000000", "2010-05-01T10:00:00Z"),
            tuple("e-1-2-1272780000000000", "2010-05-02T06:00:00Z"),
            tuple("e-1-3-discharge", "2010-05-05T10:00:00Z"),
            tuple("e-1-2-1273125600000000", "2010-05-06T06:00:00Z"),
            tuple("e-open-1-admit", "2011-11-01T10:00:00Z"),
            tuple("pat-1-9-death", "2012-01-01T00:00:00Z"));
  }

  @Test
  void whatCannotBeCutIsToldAndOtherTypesAreCounted() {
    assertThat(DATASET.skipped())
        .extracting(SkippedRow::toString)
        .containsExactly(
            "broken.json:0: no bundle of one patient that can be read",
            "pat.json:0: an encounter without a start",
            "pat.json:0: a resource of type Procedure without a time");
    assertThat(DATASET.note()).endsWith("left out: 1 Claim");
  }

  @Test
  void nothingIsSentBeforeItHappened() {
    String before =
        DATASET
            .arrivals()
            .filter(arrival -> arrival.arrivalMicros() < 1_273_053_600_000_000L)
            .map(Arrival::toString)
            .reduce("", String::concat);

    assertThat(before)
        .doesNotContain("2010-05-05T10:00:00Z\"", "deceased", "abatement", "dischargeDisposition");
    assertThat(ReadBack.of(DATASET).of(Person.class))
        .extracting(person -> person.deceasedMicros() != null)
        .containsExactly(false, true);
  }

  @Test
  void whatWasSentReadsBack() {
    ReadBack back = ReadBack.of(DATASET);

    assertThat(back.refused()).isEmpty();
    assertThat(back.encounters()).containsOnlyKeys("e-old", "e-1", "e-open");
    EhrFact.Encounter stay = back.encounters().get("e-1");
    assertThat(ReadBack.times(stay)).isEqualTo("2010-05-01T10:00:00Z 2010-05-05T10:00:00Z");
    assertThat(stay.kind()).isEqualTo(EncounterKind.INPATIENT);
    assertThat(stay.disposition()).isEqualTo(Disposition.HOME);
    assertThat(ReadBack.times(back.encounters().get("e-old")))
        .isEqualTo("1965-01-01T09:00:00Z 1965-01-01T09:15:00Z");
    assertThat(back.of(EhrFact.Lab.class))
        .extracting(EhrFact::id)
        .containsExactly("o-1", "o-2", "o-late");
    assertThat(back.of(EhrFact.Lab.class)).allMatch(lab -> lab.encounterId().equals("e-1"));
  }

  @Test
  void theRealBundlesAreSentWholeAndReadBack() {
    Dataset real = SyntheaDataset.open(OpenData.require("synthea-r4"));
    ReadBack back = ReadBack.of(real);

    assertThat(real.skipped()).isEmpty();
    assertThat(back.refused()).isEmpty();
    assertThat(back.messageIds()).hasSize(back.messages().size());
    assertThat(back.messages().stream().map(EhrMessage::getPatientId).distinct()).hasSize(60);
    assertThat(back.encounters()).hasSize(1_206);
    assertThat(back.ended()).hasSize(1_206);
    assertThat(back.encounters().values())
        .filteredOn(encounter -> encounter.kind() == EncounterKind.INPATIENT)
        .hasSize(22);
    assertThat(back.distinct(EhrFact.Diagnosis.class)).isEqualTo(374);
    assertThat(back.distinct(EhrFact.Procedure.class)).isEqualTo(774);
    assertThat(back.distinct(EhrFact.Lab.class)).isEqualTo(3_311);
    assertThat(back.of(Person.class))
        .filteredOn(person -> person.deceasedMicros() != null)
        .hasSize(10);
  }
}
