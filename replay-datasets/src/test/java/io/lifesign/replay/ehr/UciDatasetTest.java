package io.lifesign.replay.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrFact.Encounter;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.Urgency;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.OpenData;
import io.lifesign.replay.SkippedRow;
import io.lifesign.schemas.EhrMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UciDatasetTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "ehr", "uci");
  private static final Dataset DATASET = UciDataset.open(FOLDER);

  private final ReadBack back = ReadBack.of(DATASET);

  @Test
  void staysBeginInTheOrderOfTheirNumber() {
    assertThat(back.messages())
        .extracting(EhrMessage::getMessageId)
        .containsExactly(
            "10-1-admit",
            "10-3-discharge",
            "20-1-admit",
            "20-3-discharge",
            "30-1-admit",
            "30-3-discharge");
    assertThat(ReadBack.times(back.encounters().get("10")))
        .isEqualTo("1999-01-01T08:00:00Z 1999-01-02T08:00:00Z");
    assertThat(DATASET.size()).isEqualTo(6);
    assertThat(DATASET.startMicros()).isEqualTo(back.encounters().get("10").admittedMicros());
    assertThat(DATASET.endMicros()).isEqualTo(back.encounters().get("30").dischargedMicros());
  }

  @Test
  void aStayReadsBack() {
    assertThat(back.refused()).isEmpty();
    Encounter stay = back.encounters().get("30");
    assertThat(stay.dischargedMicros() - stay.admittedMicros())
        .isEqualTo(Duration.ofDays(5).toNanos() / 1_000);
    assertThat(stay.urgency()).isEqualTo(Urgency.EMERGENCY);
    assertThat(stay.source()).isEqualTo(AdmissionSource.EMERGENCY_ROOM);
    assertThat(stay.disposition()).isEqualTo(Disposition.SKILLED_NURSING);
    assertThat(stay.specialty()).isEqualTo("Cardiology");
    assertThat(back.of(Diagnosis.class))
        .extracting(Diagnosis::encounterId, diagnosis -> diagnosis.code().value(), Diagnosis::rank)
        .containsExactly(tuple("20", "414", 1), tuple("30", "428", 1), tuple("30", "250.02", 2));
    assertThat(back.of(Lab.class))
        .extracting(Lab::encounterId, Lab::value)
        .containsExactly(tuple("20", Double.NaN), tuple("30", 200.0), tuple("30", 8.0));
    assertThat(back.of(Person.class)).hasSize(2);
  }

  @Test
  void aLimitTakesTheFirstByNumberAndRowsThatCannotBeReadAreTold() {
    assertThat(ReadBack.of(UciDataset.open(FOLDER, OptionalInt.of(1))).encounters())
        .containsOnlyKeys("10");
    assertThat(DATASET.skipped())
        .extracting(SkippedRow::toString)
        .containsExactly(
            "diabetic_data.csv:5: For input string: \"many\"",
            "diabetic_data.csv:6: 4 columns instead of 27");
  }

  @Test
  void aShiftMovesMessagesAndWhatTheySay() {
    ReadBack shifted = ReadBack.of(DATASET.shiftedBy(Duration.ofDays(365)));

    assertThat(shifted.messages().get(0).getEventTime()).isEqualTo("2000-01-01T08:00:00Z");
    assertThat(ReadBack.times(shifted.encounters().get("10")))
        .isEqualTo("2000-01-01T08:00:00Z 2000-01-02T08:00:00Z");
  }

  @Test
  void ofTheRealStaysTheFirstThousandReadBackAndAllAreCounted() {
    Path folder = OpenData.require("uci-diabetes130");
    ReadBack read = ReadBack.of(UciDataset.open(folder, OptionalInt.of(1_000)));

    assertThat(read.refused()).isEmpty();
    assertThat(read.encounters()).hasSize(1_000);
    assertThat(read.ended()).hasSize(1_000);
    Dataset all = UciDataset.open(folder);
    assertThat(all.skipped()).isEmpty();
    assertThat(all.size()).isEqualTo(2 * 76_610L);
  }
}
