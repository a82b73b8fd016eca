package io.lifesign.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.readmission.OutcomeKind;
import io.lifesign.clinical.readmission.RiskInput;
import io.lifesign.clinical.readmission.RiskStage;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.IntakeOperator;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.PartitionClock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class ReadmissionOperatorTest {

  @Test
  void messagesAndScoresAreTakenInTheOrderOfEventTime() throws Exception {
    Story story = new Story();
    story.discharges("p1", "E1", 0, 100);
    story.admits("p1", "E1", 0);
    story.scores("p1", 101, 9).scores("p1", 99, 4);
    try (var harness = harness()) {
      harness.open();
      tell(harness, story);
      assertThat(harness.extractOutputValues()).isEmpty();

      watermark(harness, 102);

      assertThat(harness.extractOutputValues())
          .extracting(ToldRisk::stage, ToldRisk::revision)
          .containsExactly(tuple(RiskStage.ADMISSION, 0), tuple(RiskStage.DISCHARGE, 1));
      assertThat(harness.extractOutputValues().get(1).inputs())
          .contains(new RiskInput("lastNews2", 4, "COMPLETE", "", Story.at(99)));
    }
  }

  @Test
  void aRepeatIsADuplicateAndEveryRecordIsAccountedFor() throws Exception {
    Story story = new Story().admits("p1", "E1", 0);
    story.messages.add(story.messages.get(0));
    story.scores("p1", 1, 3);
    try (var harness = harness()) {
      harness.open();
      tell(harness, story);
      watermark(harness, 2);

      LedgerDelta sums =
          side(harness, PartitionClock.LEDGER).stream().reduce(LedgerDelta::plus).orElseThrow();
      assertThat(List.of(sums.scored(), sums.duplicate(), sums.dead())).containsExactly(2L, 1L, 0L);
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void aPartThatCannotBeUsedIsADeadLetterWithItsPathAndTheRestIsUsed() throws Exception {
    Story story = new Story();
    story.sends(
        "p1",
        0,
        Story.condition("somebody-else", "E1", "I50.9", 0),
        Story.encounter("p1", "E1", "in-progress", 0, null));
    try (var harness = harness()) {
      harness.open();
      tell(harness, story);
      watermark(harness, 1);

      assertThat(side(harness, ReadmissionFunction.DEAD_PARTS))
          .singleElement()
          .satisfies(
              dead -> {
                assertThat(dead.reason()).isEqualTo(DeadLetterReason.FOREIGN_RESOURCE);
                assertThat(dead.path()).startsWith("Bundle.entry[0]");
                assertThat(dead.detail()).doesNotContain("somebody-else").doesNotContain("p1");
              });
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void factsWaitForAStayThatIsToldLateAndNotForEver() throws Exception {
    Story facts = new Story().diagnoses("p1", "E1", "I50.9", 1).diagnoses("p2", "E2", "I50.9", 1);
    try (var harness = harness()) {
      harness.open();
      tell(harness, facts);
      watermark(harness, 10);
      tell(harness, new Story().admits("p1", "E1", 0));
      watermark(harness, 20);

      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(
              told ->
                  assertThat(told.inputs())
                      .anySatisfy(input -> assertThat(input.text()).isEqualTo("ICD10 I50.9")));
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      watermark(harness, 24 * 402);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void aFactThatComesLongAfterItsTurnRevisesTheRisk() throws Exception {
    Story story = new Story().admits("p1", "E1", 0).discharges("p1", "E1", 0, 50);
    try (var harness = harness()) {
      harness.open();
      tell(harness, story);
      watermark(harness, 60);
      Story late = new Story().diagnoses("p1", "E1", "I50.9", 20);
      tell(harness, late);
      watermark(harness, 61);

      ToldRisk revised = harness.extractOutputValues().get(2);
      assertThat(revised.reason()).isEqualTo(ToldRisk.Reason.NEW_FACTS);
      assertThat(revised.atMicros()).isEqualTo(Story.at(50)); // the last thing decided
    }
  }

  @Test
  void aMessageThatComesLateCountsFromWhenItCameHoweverFarTheJobWas() throws Exception {
    for (double watermark : new double[] {10, 59}) {
      Story story = new Story().admits("p1", "E1", 0).discharges("p1", "E1", 0, 50);
      Story late = new Story().diagnosesLate("p1", "E1", "I50.9", 20, 60);
      try (var harness = harness()) {
        harness.open();
        tell(harness, story);
        watermark(harness, watermark);
        tell(harness, late);
        watermark(harness, 61);

        assertThat(harness.extractOutputValues())
            .extracting(ToldRisk::stage, ToldRisk::atMicros)
            .containsExactly(
                tuple(RiskStage.ADMISSION, Story.at(0)),
                tuple(RiskStage.DISCHARGE, Story.at(50)),
                tuple(RiskStage.DISCHARGE, Story.at(60)));
      }
    }
  }

  @Test
  void aMessageBehindTheProgressOfItsPartitionHasItsTurnRightAfterIt() throws Exception {
    Story story = new Story().admits("p1", "E1", 0).discharges("p1", "E1", 0, 50);
    Arrival<EhrNews> behind =
        new Story().diagnoses("p1", "E1", "I50.9", 20).messages.get(0).stamped(Story.at(60));
    try (var harness = harness()) {
      harness.open();
      tell(harness, story);
      harness.processElement1(new StreamRecord<>(behind));
      watermark(harness, 61);

      assertThat(harness.extractOutputValues().get(2).atMicros())
          .isEqualTo(Story.at(60) - 30_000_000 + 1);
    }
  }

  @Test
  void riskOutcomeAndAlertSurviveARestoreAndTheStateIsClearedInTheEnd() throws Exception {
    Story story = new Story().admits("p1", "E1", 0);
    story.diagnoses("p1", "E1", "I50.9", 10).diagnoses("p1", "E1", "E11.9", 11);
    story.diagnoses("p1", "E1", "N18.4", 12);
    OperatorSubtaskState snapshot;
    try (var harness = harness()) {
      harness.open();
      tell(harness, story);
      watermark(harness, 20);
      tell(harness, new Story().discharges("p1", "E1", 0, 100)); // waits for its turn
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness()) {
      harness.initializeState(snapshot);
      harness.open();
      watermark(harness, 101);
      watermark(harness, 100 + 30 * 24 - 1);
      assertThat(side(harness, ReadmissionFunction.OUTCOMES)).isEmpty();
      watermark(harness, 100 + 30 * 24 + 1);

      assertThat(harness.extractOutputValues())
          .extracting(ToldRisk::stage, ToldRisk::revision)
          .containsExactly(tuple(RiskStage.DISCHARGE, 1));
      assertThat(side(harness, ReadmissionFunction.OUTCOMES))
          .extracting(told -> told.outcome().kind(), told -> told.riskRevision())
          .containsExactly(tuple(OutcomeKind.NOT_READMITTED, 1));
      assertThat(side(harness, ReadmissionFunction.SIGNALS))
          .extracting(Signal::kind)
          .containsExactly(Signal.Kind.BEGAN, Signal.Kind.ENDED);

      watermark(harness, 24 * 500);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void whatIsOpenWhenTheDataEndIsCensored() throws Exception {
    Story story = new Story().admits("p1", "E1", 0).discharges("p1", "E1", 0, 50);
    try (var harness = harness()) {
      harness.open();
      tell(harness, story);
      watermark(harness, 60);
      harness.processBothWatermarks(Watermark.MAX_WATERMARK);

      assertThat(side(harness, ReadmissionFunction.OUTCOMES))
          .extracting(told -> told.outcome().kind())
          .containsExactly(OutcomeKind.CENSORED);
    }
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, Arrival<EhrNews>, Arrival<PatientMark>, ToldRisk>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new IntakeOperator<>(
            new ReadmissionFunction(Story.BY_LACE, Duration.ofSeconds(30)),
            ReadmissionFunction.SIGNALS,
            Signal::atMicros),
        arrival -> arrival.record().patientId(),
        arrival -> arrival.record().patientId(),
        Types.STRING);
  }

  private static void tell(
      KeyedTwoInputStreamOperatorTestHarness<
              String, Arrival<EhrNews>, Arrival<PatientMark>, ToldRisk>
          harness,
      Story story)
      throws Exception {
    for (Arrival<EhrNews> message : story.messages) {
      harness.processElement1(new StreamRecord<>(message));
    }
    for (Arrival<PatientMark> mark : story.marks) {
      harness.processElement2(new StreamRecord<>(mark));
    }
  }

  private static void watermark(
      KeyedTwoInputStreamOperatorTestHarness<
              String, Arrival<EhrNews>, Arrival<PatientMark>, ToldRisk>
          harness,
      double hour)
      throws Exception {
    harness.processBothWatermarks(new Watermark(Story.at(hour) / 1_000));
  }

  private static <T> List<T> side(
      KeyedTwoInputStreamOperatorTestHarness<
              String, Arrival<EhrNews>, Arrival<PatientMark>, ToldRisk>
          harness,
      OutputTag<T> tag) {
    Queue<StreamRecord<T>> output = harness.getSideOutput(tag);
    return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
  }
}
