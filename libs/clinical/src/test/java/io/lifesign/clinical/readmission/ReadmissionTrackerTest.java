package io.lifesign.clinical.readmission;

import static io.lifesign.clinical.readmission.Ehr.admitted;
import static io.lifesign.clinical.readmission.Ehr.at;
import static io.lifesign.clinical.readmission.Ehr.diagnosis;
import static io.lifesign.clinical.readmission.Ehr.discharged;
import static io.lifesign.clinical.readmission.Ehr.sodium;
import static io.lifesign.clinical.readmission.Ehr.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmissionTrackerTest {

  private final ReadmissionTracker tracker = new ReadmissionTracker(Ehr.COUNTING);
  private ReadmissionState state = new ReadmissionState("p-1");

  @Test
  void aFirstEstimateAtAdmissionAndTheFinalOneAtDischarge() {
    ToldRisk first = said(0, admitted("A", 0, Urgency.EMERGENCY)).risks().get(0);
    assertThat(said(1, sodium("s1", "A", 1, 1, 140)).risks()).isEmpty();
    ToldRisk last = said(5, discharged("A", 5, Disposition.HOME)).risks().get(0);

    assertThat(first)
        .returns(RiskStage.ADMISSION, ToldRisk::stage)
        .returns(0, ToldRisk::revision)
        .returns(null, ToldRisk::dischargedMicros)
        .returns(ToldRisk.Reason.ADMITTED, ToldRisk::reason);
    assertThat(last)
        .returns(RiskStage.DISCHARGE, ToldRisk::stage)
        .returns(1, ToldRisk::revision)
        .returns(at(5), ToldRisk::dischargedMicros)
        .returns(ToldRisk.Reason.DISCHARGED, ToldRisk::reason);
    assertThat(last.risk().lace().total()).isEqualTo(4 + 3); // five days, acute
  }

  @Test
  void aLateResultAndALateCodeReviseTheRiskOfDischarge() {
    said(0, admitted("A", 0, Urgency.ELECTIVE));
    said(5, discharged("A", 5, Disposition.HOME));

    ToldRisk result = said(6, sodium("s1", "A", 6, 4.5, 130)).risks().get(0);
    ToldRisk code = said(9, diagnosis("d1", "A", 9, "I50.9")).risks().get(0);

    assertThat(result).returns(2, ToldRisk::revision);
    assertThat(code)
        .returns(3, ToldRisk::revision)
        .returns(ToldRisk.Reason.NEW_FACTS, ToldRisk::reason);
    assertThat(said(9.5, diagnosis("d1", "A", 9, "I50.9")).risks()).isEmpty();
  }

  @Test
  void aResultOfTheFutureChangesNothing() {
    said(0, admitted("A", 0, Urgency.ELECTIVE));
    ToldRisk before = said(5, discharged("A", 5, Disposition.HOME)).risks().get(0);

    ReadmissionDecision after = said(5.1, sodium("s1", "A", 5.1, 5.01, 120));

    assertThat(after.risks()).isEmpty();
    assertThat(before.missing()).contains("sodium");
  }

  @Test
  void aFutureResultSentBeforeDischargeDoesNotEnterEither() {
    said(0, admitted("A", 0, Urgency.ELECTIVE));
    said(1, sodium("s1", "A", 1, 5.01, 120));

    ToldRisk told = said(5, discharged("A", 5, Disposition.HOME)).risks().get(0);

    assertThat(told.missing()).contains("sodium");
    assertThat(told.risk().estimate().probability()).isZero();
  }

  @Test
  void aDischargeTakenBackIsToldAndSoIsTheNextOne() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    said(5, discharged("A", 5, Disposition.HOME));

    ToldRisk back = said(5.5, takenBack("A", 5.5, false)).risks().get(0);
    ToldRisk again = said(7, discharged("A", 7, Disposition.HOME)).risks().get(0);

    assertThat(back)
        .returns(RiskStage.ADMISSION, ToldRisk::stage)
        .returns(ToldRisk.Reason.DISCHARGE_TAKEN_BACK, ToldRisk::reason);
    assertThat(again).returns(3, ToldRisk::revision).returns(at(7), ToldRisk::dischargedMicros);
  }

  @Test
  void aStayEnteredInErrorIsWithdrawnWithItsOutcome() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    said(5, discharged("A", 5, Disposition.HOME));
    said(10, admitted("B", 10, Urgency.EMERGENCY));

    ReadmissionDecision decision = said(11, takenBack("B", 11, true));

    assertThat(decision.risks())
        .extracting(ToldRisk::encounterId, ToldRisk::stage)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("B", RiskStage.WITHDRAWN));
    assertThat(decision.outcomes())
        .extracting(ToldOutcome::encounterId, told -> told.outcome().kind())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("A", OutcomeKind.WITHDRAWN));
    assertThat(due(35).outcomes())
        .extracting(told -> told.outcome().kind())
        .containsExactly(OutcomeKind.NOT_READMITTED);
  }

  @Test
  void theOutcomeComesByTimeAndIsRevisedByAStayThatBecomesKnownLater() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    said(5, discharged("A", 5, Disposition.HOME));
    assertThat(state.nextDueMicros()).isEqualTo(at(35));

    ToldOutcome first = due(35).outcomes().get(0);
    ToldOutcome revised = said(40, admitted("B", 20, Urgency.EMERGENCY)).outcomes().get(0);

    assertThat(first.outcome().kind()).isEqualTo(OutcomeKind.NOT_READMITTED);
    assertThat(first).returns(0, ToldOutcome::revision).returns(1, ToldOutcome::riskRevision);
    assertThat(revised.outcome().kind()).isEqualTo(OutcomeKind.READMITTED_UNPLANNED);
    assertThat(revised.outcome().daysAfter()).isEqualTo(15);
    assertThat(revised.revision()).isEqualTo(1);
  }

  @Test
  void aHighRiskAtDischargeAlertsUntilItsOutcome() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    said(1, diagnosis("d1", "A", 1, "I50.9"), diagnosis("d2", "A", 1, "E11.9"));
    assertThat(said(2, sodium("s1", "A", 2, 2, 130)).signals()).isEmpty();

    Signal began = said(5, discharged("A", 5, Disposition.HOME)).signals().get(0);
    Signal ended = due(35).signals().get(0);

    assertThat(began).returns(Signal.Kind.BEGAN, Signal::kind).returns(at(5), Signal::onsetMicros);
    assertThat(began.sentence()).contains("30 %").contains("LACE 10 or more");
    assertThat(began.evidence()).extracting("name").contains("probability", "lace");
    assertThat(ended).returns(Signal.Kind.ENDED, Signal::kind);
  }

  @Test
  void thatTheDataEndEndsNoAlert() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    said(1, diagnosis("d1", "A", 1, "I50.9"), diagnosis("d2", "A", 1, "E11.9"));
    said(2, sodium("s1", "A", 2, 2, 130));
    assertThat(said(5, discharged("A", 5, Disposition.HOME)).signals()).hasSize(1);

    ReadmissionDecision end = tracker.dataEnd(state, at(6));

    assertThat(end.outcomes().get(0).outcome().kind()).isEqualTo(OutcomeKind.CENSORED);
    assertThat(end.signals()).isEmpty();
  }

  @Test
  void aRiskThatIsHighAgainIsAnotherAlert() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    said(1, diagnosis("d1", "A", 1, "I50.9"), diagnosis("d2", "A", 1, "E11.9"));
    said(2, sodium("s1", "A", 2, 2, 130));
    Signal first = said(5, discharged("A", 5, Disposition.HOME)).signals().get(0);
    EhrFact.Lab wrong = sodium("s1", "A", 6, 2, 130);
    EhrFact.Lab retracted =
        new EhrFact.Lab(
            "s1", wrong.version(), true, "A", wrong.code(), 130, "mmol/L", wrong.observedMicros());

    Signal.Kind ended = said(6, retracted).signals().get(0).kind();
    Signal again = said(7, sodium("s2", "A", 7, 3, 131)).signals().get(0);

    assertThat(ended).isEqualTo(Signal.Kind.ENDED);
    assertThat(again.kind()).isEqualTo(Signal.Kind.BEGAN);
    assertThat(again.onsetMicros()).isEqualTo(at(7)).isNotEqualTo(first.onsetMicros());
  }

  @Test
  void whoDiedInHospitalHasAnOutcomeAndNoRiskOfReturn() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));

    ReadmissionDecision decision = said(3, discharged("A", 3, Disposition.DIED));

    assertThat(decision.risks()).isEmpty();
    assertThat(decision.outcomes())
        .extracting(told -> told.outcome().excluded())
        .containsExactly(Exclusion.DIED_IN_HOSPITAL);
  }

  @Test
  void theLastScoresOfTheStayAreAmongTheInputs() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    tracker.scored(state, new VitalsMark(at(4.5), 7, true));
    tracker.scored(state, new VitalsMark(at(4.9), 3, true));
    tracker.scored(state, new VitalsMark(at(5.1), 9, true));

    ToldRisk told = said(5.2, discharged("A", 5, Disposition.HOME)).risks().get(0);

    assertThat(told.inputs())
        .contains(
            new RiskInput("lastNews2", 3, "COMPLETE", "", at(4.9)),
            new RiskInput("highestNews2OfLastDay", 7, "COMPLETE", "", at(4.5)));
  }

  @Test
  void aStayOfTheFutureBeginsWhenItsTimeComes() {
    assertThat(
            said(
                    0,
                    Ehr.encounter(
                        "A",
                        0,
                        EncounterKind.INPATIENT,
                        3.0,
                        null,
                        Urgency.ELECTIVE,
                        Disposition.UNKNOWN))
                .risks())
        .isEmpty();
    assertThat(state.nextDueMicros()).isEqualTo(at(3));

    assertThat(due(3).risks()).hasSize(1);
  }

  @Test
  void everythingIsForgottenInTheEnd() {
    said(0, admitted("A", 0, Urgency.EMERGENCY));
    said(5, discharged("A", 5, Disposition.HOME), sodium("s1", "A", 4, 4, 140));
    tracker.scored(state, new VitalsMark(at(4.5), 7, true));
    for (int i = 0; i < 10 && state.nextDueMicros() != Long.MAX_VALUE; i++) {
      tracker.time(state, state.nextDueMicros());
    }

    assertThat(state.blank()).isTrue();
  }

  /** Whatever the order of arrival, what is thought in the end is the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderInWhichFactsComeDoesNotMatter(long seed) throws IOException {
    List<EhrFact> story =
        List.of(
            admitted("A", 0, Urgency.EMERGENCY),
            sodium("s1", "A", 1, 1, 140),
            sodium("s1", "A", 2, 1, 131),
            diagnosis("d1", "A", 2, "I50.9"),
            discharged("A", 5, Disposition.HOME),
            takenBack("A", 5.5, false),
            discharged("A", 6, Disposition.HOME_WITH_CARE),
            admitted("B", 20, Urgency.URGENT),
            discharged("B", 22, Disposition.HOME));
    ToldRisk expected = lastRisk(story);
    List<EhrFact> shuffled = new ArrayList<>(story);
    Collections.shuffle(shuffled, new Random(seed));

    ToldRisk told = lastRisk(shuffled);

    assertThat(told.risk()).isEqualTo(expected.risk());
    assertThat(told.inputs()).isEqualTo(expected.inputs());
    assertThat(told.dischargedMicros()).isEqualTo(at(6));
  }

  private ToldRisk lastRisk(List<EhrFact> facts) throws IOException {
    state = new ReadmissionState("p-1");
    ToldRisk last = null;
    for (EhrFact fact : facts) {
      for (ToldRisk told : said(30, fact).risks()) {
        last = told.encounterId().equals("A") ? told : last;
      }
      state = restored(state);
    }
    return last;
  }

  private static ReadmissionState restored(ReadmissionState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return ReadmissionState.read(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private ReadmissionDecision said(double day, EhrFact... facts) {
    return tracker.said(state, List.of(facts), at(day));
  }

  private ReadmissionDecision due(double day) {
    return tracker.time(state, at(day));
  }
}
