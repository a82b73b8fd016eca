package io.lifesign.vitals;

import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.IntakeOperator;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.PartitionClock;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.RecordVerdict;
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

class VitalsOperatorTest {

  private static final long LATENESS = 5_000_000;
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final long START = Scene.micros("0S");

  private long offset;

  @Test
  void readingsAreDecidedInTheOrderOfEventTimeWhenTheWatermarkPasses() throws Exception {
    try (var harness = harness()) {
      harness.open();
      arrive(harness, reading(2, 1, 130), 0);
      arrive(harness, reading(1, 0, 75), 2);
      assertThat(harness.extractOutputValues()).isEmpty();
      watermark(harness, 3);
      assertThat(harness.extractOutputValues())
          .extracting(VitalScores::atMicros)
          .containsExactly(START + 1_000_000, START + 2_000_000);
    }
  }

  @Test
  void lateDuplicateAndConflictingRecordsGetTheirVerdicts() throws Exception {
    try (var harness = harness()) {
      harness.open();
      arrive(harness, reading(100, 1, 75), 0);
      arrive(harness, reading(100, 1, 75), 100);
      arrive(harness, reading(100, 1, 76), 100);
      arrive(harness, reading(95, 0, 75), 100); // exactly the lateness behind
      arrive(harness, reading(95.000001, 2, 75), 100); // a microsecond less
      watermark(harness, 200);

      assertThat(side(harness, VitalsFunction.VERDICTS))
          .extracting(RecordVerdict::kind, verdict -> verdict.position().offset())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(RecordVerdict.Kind.DUPLICATE, 1L),
              org.assertj.core.groups.Tuple.tuple(RecordVerdict.Kind.LATE, 3L));
      assertThat(side(harness, VitalsFunction.DEAD))
          .singleElement()
          .satisfies(
              dead -> {
                assertThat(dead.reason()).isEqualTo(DeadLetterReason.SEQUENCE_CONFLICT);
                assertThat(dead.value()).isNotNull();
              });
      LedgerDelta sums =
          side(harness, PartitionClock.LEDGER).stream().reduce(LedgerDelta::plus).orElseThrow();
      assertThat(List.of(sums.scored(), sums.late(), sums.duplicate(), sums.dead()))
          .containsExactly(2L, 1L, 1L, 1L);
    }
  }

  @Test
  void tenLateRecordsInARowAreATechnicalAlertAndOneInTimeEndsIt() throws Exception {
    try (var harness = harness()) {
      harness.open();
      for (int i = 0; i < 9; i++) {
        arrive(harness, reading(i, i, 75), 600);
      }
      assertThat(side(harness, VitalsFunction.ALERT_INPUTS)).isEmpty();
      arrive(harness, reading(9, 9, 75), 600);
      arrive(harness, reading(10, 10, 75), 600);
      arrive(harness, reading(700, 11, 75), 690);
      assertThat(side(harness, VitalsFunction.ALERT_INPUTS))
          .extracting(input -> input.signal().kind() + "@" + (input.atMicros() - START) / 1_000_000)
          .containsExactly("BEGAN@660", "ENDED@720");
    }
  }

  @Test
  void aProfileHoldsFromWhenItIsEffectiveAndALateOneFromWhenItIsKnown() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement2(profile(10, 20, Long.MIN_VALUE), 0);
      harness.processElement2(profile(30, 30, START + 60_000_000), 0); // 30 s behind
      for (int second : new int[] {5, 15, 25, 45, 65}) {
        arrive(harness, reading(second, second, 75), second);
      }
      watermark(harness, 100);
      assertThat(harness.extractOutputValues())
          .extracting(scores -> (scores.atMicros() - START) / 1_000_000 + " " + scores.bedId())
          .contains("5 null", "20 bed-20", "60 bed-30");
    }
  }

  @Test
  void aRestoredOperatorDecidesWhatWasWaiting() throws Exception {
    OperatorSubtaskState snapshot;
    try (var before = harness()) {
      before.open();
      arrive(before, reading(1, 0, 75), 0);
      before.prepareSnapshotPreBarrier(1);
      snapshot = before.snapshot(1, 1);
    }
    try (var after = harness()) {
      after.initializeState(snapshot);
      after.open();
      arrive(after, reading(1, 0, 75), 0);
      watermark(after, 10);
      assertThat(after.extractOutputValues()).hasSize(1);
      assertThat(side(after, VitalsFunction.VERDICTS))
          .extracting(RecordVerdict::kind)
          .containsExactly(RecordVerdict.Kind.DUPLICATE);
    }
  }

  @Test
  void aPatientIsForgottenWithTimersAndStateAfterTheRetention() throws Exception {
    try (var harness = harness()) {
      harness.open();
      arrive(harness, reading(1, 0, 75), 0);
      watermark(harness, RETENTION.toSeconds());
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      watermark(harness, RETENTION.toSeconds() + 2);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(side(harness, VitalsFunction.ALERT_INPUTS))
          .last()
          .satisfies(input -> assertThat(input.forgets()).isTrue());
    }
  }

  @Test
  void aPatientOfWhomEverythingCameLateIsForgottenToo() throws Exception {
    try (var harness = harness()) {
      harness.open();
      watermark(harness, 600);
      arrive(harness, reading(1, 0, 75), 606);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      watermark(harness, 600 + RETENTION.toSeconds() + 2);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, Arrival<VitalReading>, Arrival<CareProfile>, VitalScores>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new IntakeOperator<>(
            new VitalsFunction(DeteriorationRules.standard(), LATENESS, LATENESS, RETENTION),
            VitalsFunction.CHANGES,
            RuleChange::atMicros),
        arrival -> arrival.record().patientId(),
        arrival -> arrival.record().patientId(),
        Types.STRING);
  }

  private void arrive(
      KeyedTwoInputStreamOperatorTestHarness<
              String, Arrival<VitalReading>, Arrival<CareProfile>, VitalScores>
          harness,
      VitalReading reading,
      int clockSeconds)
      throws Exception {
    long clock = clockSeconds == 0 ? Long.MIN_VALUE : START + clockSeconds * 1_000_000L;
    Arrival<VitalReading> arrival =
        Arrival.of(
                new Position("device.vitals", 0, offset++, 0),
                reading,
                reading.atMicros(),
                new byte[] {1})
            .stamped(clock);
    harness.processElement1(arrival, reading.atMicros() / 1_000);
  }

  private static void watermark(
      KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness, long seconds) throws Exception {
    harness.processBothWatermarks(new Watermark(START / 1_000 + seconds * 1_000));
  }

  private static Arrival<CareProfile> profile(int recorded, int effective, long clock) {
    CareProfile unknown = CareProfile.unknown("p1");
    CareProfile profile =
        new CareProfile(
            "p1",
            START + effective * 1_000_000L,
            START + recorded * 1_000_000L,
            "A",
            "bed-" + effective,
            unknown.ageYears(),
            1,
            unknown.baselineConsciousness(),
            false,
            false,
            false,
            unknown.monitoring(),
            unknown.spotIntervalMinutes(),
            List.of(),
            List.of());
    Position position = new Position("care.profiles", 0, recorded, 0);
    return Arrival.of(position, profile, profile.recordedAtMicros(), null).stamped(clock);
  }

  private static VitalReading reading(double seconds, long sequence, int pulse) {
    return new VitalReading(
        "p1",
        new DeviceStamp("monitor", "boot", sequence, START + Math.round(seconds * 1e6)),
        true,
        0,
        Scene.values(HEART_RATE, pulse));
  }

  private static <T> List<T> side(
      KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness, OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }
}
