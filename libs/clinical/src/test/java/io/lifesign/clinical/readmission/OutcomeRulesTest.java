package io.lifesign.clinical.readmission;

import static io.lifesign.clinical.readmission.Ehr.admitted;
import static io.lifesign.clinical.readmission.Ehr.at;
import static io.lifesign.clinical.readmission.Ehr.discharged;
import static io.lifesign.clinical.readmission.Ehr.encounter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeRulesTest {

  private final PatientRecord record = new PatientRecord();

  @BeforeEach
  void aStayOfFiveDays() {
    record.merge(admitted("A", 0, Urgency.EMERGENCY));
    record.merge(discharged("A", 5, Disposition.HOME));
  }

  @Test
  void nothingIsKnownUntilThirtyDaysHavePassed() {
    assertThat(at(34.999)).satisfies(now -> assertThat(outcome(now)).isEmpty());
    assertThat(outcome(at(35)))
        .contains(new Outcome(OutcomeKind.NOT_READMITTED, null, null, Double.NaN));
  }

  @ParameterizedTest
  @CsvSource({
    "5,     EMERGENCY, READMITTED_UNPLANNED, 0",
    "34.99, URGENT,    READMITTED_UNPLANNED, 29.99",
    "34.99, ELECTIVE,  READMITTED_PLANNED,   29.99",
    "12,    UNKNOWN,   READMITTED_UNPLANNED, 7",
    "35,    EMERGENCY, NOT_READMITTED,       NaN"
  })
  void theFirstStayWithinThirtyDaysCounts(
      double day, Urgency urgency, OutcomeKind kind, double days) {
    record.merge(admitted("B", day, urgency));

    Outcome outcome = outcome(at(36)).orElseThrow();

    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(outcome.daysAfter()).isEqualTo(days, org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void anUnplannedStayAfterAPlannedOneDoesNotCount() {
    record.merge(admitted("B", 10, Urgency.ELECTIVE));
    record.merge(discharged("B", 11, Disposition.HOME));
    record.merge(admitted("C", 12, Urgency.EMERGENCY));

    assertThat(outcome(at(40)).orElseThrow().kind()).isEqualTo(OutcomeKind.READMITTED_PLANNED);
    assertThat(outcome(at(40)).orElseThrow().next()).isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource({"Z51.11, EMERGENCY", "Z50.1, URGENT", "V58.11, EMERGENCY"})
  void chemotherapyAndRehabilitationArePlannedAlways(String code, Urgency urgency) {
    record.merge(admitted("B", 10, urgency));
    record.merge(Ehr.diagnosis("d", "B", 10, code));

    assertThat(outcome(at(40)).orElseThrow().kind()).isEqualTo(OutcomeKind.READMITTED_PLANNED);
  }

  @Test
  void anInfarctionIsNeverPlanned() {
    record.merge(admitted("B", 10, Urgency.ELECTIVE));
    record.merge(Ehr.diagnosis("d", "B", 10, "I21.4"));

    assertThat(outcome(at(40)).orElseThrow().kind()).isEqualTo(OutcomeKind.READMITTED_UNPLANNED);
  }

  @Test
  void anEmergencyVisitIsNoStay() {
    record.merge(
        encounter(
            "B", 10, EncounterKind.EMERGENCY, 10.0, null, Urgency.EMERGENCY, Disposition.UNKNOWN));

    assertThat(outcome(at(40)).orElseThrow().kind()).isEqualTo(OutcomeKind.NOT_READMITTED);
  }

  @ParameterizedTest
  @CsvSource({
    "6.9, TRANSFER_ACUTE, TRANSFERRED",
    "7,   TRANSFER_ACUTE, READMITTED_UNPLANNED",
    "6.9, HOME,           READMITTED_UNPLANNED"
  })
  void aStayElsewhereOnTheSameOrTheNextDayIsATransfer(
      double day, Disposition disposition, OutcomeKind kind) {
    record.merge(discharged("A", 5.1, disposition));
    record.merge(admitted("B", day, Urgency.URGENT));

    assertThat(outcome(at(40)).orElseThrow().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "DIED, DIED, DIED_IN_HOSPITAL",
    "LEFT_AGAINST_ADVICE, NOT_READMITTED, LEFT_AGAINST_ADVICE",
    "TRANSFER_ACUTE, NOT_READMITTED, TRANSFER_ACUTE",
    "HOME, NOT_READMITTED, "
  })
  void someStaysAreNoIndexStays(Disposition disposition, OutcomeKind kind, Exclusion excluded) {
    record.merge(discharged("A", 5.1, disposition));

    assertThat(outcome(at(40)).orElseThrow())
        .returns(kind, Outcome::kind)
        .returns(excluded, Outcome::excluded);
  }

  @ParameterizedTest
  @CsvSource({"34.9, DIED", "35.1, NOT_READMITTED"})
  void deathAfterDischargeIsToldWithinThirtyDays(double day, OutcomeKind kind) {
    record.merge(Ehr.died(day));

    assertThat(outcome(at(36)).orElseThrow().kind()).isEqualTo(kind);
  }

  @Test
  void whatIsOpenWhenTheDataEndIsCensored() {
    assertThat(OutcomeRules.of(record, stay(), at(20), true))
        .contains(new Outcome(OutcomeKind.CENSORED, Exclusion.DATA_END, null, Double.NaN));
  }

  @Test
  void aBookedStayIsNoReturnUntilItBegins() {
    record.merge(admitted("B", 10, Urgency.ELECTIVE));

    assertThat(outcome(at(9))).isEmpty();
    assertThat(outcome(at(10))).isPresent();
  }

  private Optional<Outcome> outcome(long now) {
    return OutcomeRules.of(record, stay(), now, false);
  }

  private Visit stay() {
    return record.visits().stream().filter(v -> v.key().equals("A")).findFirst().orElseThrow();
  }
}
