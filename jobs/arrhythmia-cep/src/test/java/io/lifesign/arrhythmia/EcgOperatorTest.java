package io.lifesign.arrhythmia;

import static io.lifesign.arrhythmia.Script.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.IntakeFunction;
import io.lifesign.streaming.IntakeOperator;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.PartitionClock;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.RecordVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class EcgOperatorTest {

  private static final long START = EcgScene.START;
  private static final Duration RETENTION = Duration.ofDays(30);

  private long offset;
  private final List<EcgChunk> chunks =
      Script.of("p1", "d1", START, "NVNNNNVVVVVVVVNNNN", 450_000).chunks();

  /** What the operator is: one input of chunks, one of profiles. */
  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, Arrival<EcgChunk>, Arrival<CareProfile>, Beat> {
    Harness(EcgFunction function) throws Exception {
      super(
          new IntakeOperator<>(function, EcgFunction.STEPS, RhythmStep::atMicros),
          arrival -> arrival.record().patientId(),
          arrival -> arrival.record().patientId(),
          Types.STRING);
    }
  }

  @Test
  void chunksAreDecidedInTheOrderOfEventTimeWhenTheWatermarkPasses() throws Exception {
    try (Harness harness = harness()) {
      harness.open();
      arrive(harness, chunks.get(1), 1);
      arrive(harness, chunks.get(0), 1);
      assertThat(harness.extractOutputValues()).isEmpty();
      watermark(harness, 1);
      assertThat(harness.extractOutputValues())
          .extracting(Beat::atMicros)
          .containsExactly(START + 450_000, START + 900_000, START + 1_350_000, START + 1_800_000);
      assertThat(side(harness, EcgFunction.STEPS)).isNotEmpty();
    }
  }

  @Test
  void lateDuplicateAndConflictingChunksGetTheirVerdicts() throws Exception {
    try (Harness harness = harness()) {
      harness.open();
      arrive(harness, chunks.get(3), 0);
      arrive(harness, chunks.get(3), 3);
      arrive(harness, other(chunks.get(3)), 3);
      arrive(harness, chunks.get(1), 3); // exactly the lateness behind
      watermark(harness, 60);

      assertThat(side(harness, IntakeFunction.VERDICTS))
          .extracting(RecordVerdict::kind, verdict -> verdict.position().offset())
          .containsExactly(
              tuple(RecordVerdict.Kind.DUPLICATE, 1L), tuple(RecordVerdict.Kind.LATE, 3L));
      assertThat(side(harness, IntakeFunction.DEAD))
          .singleElement()
          .satisfies(
              dead -> assertThat(dead.reason()).isEqualTo(DeadLetterReason.SEQUENCE_CONFLICT));
      LedgerDelta sums =
          side(harness, PartitionClock.LEDGER).stream().reduce(LedgerDelta::plus).orElseThrow();
      assertThat(List.of(sums.scored(), sums.late(), sums.duplicate(), sums.dead()))
          .containsExactly(1L, 1L, 1L, 1L);
    }
  }

  @Test
  void aSilentDeviceIsLostAndNeverAsystole() throws Exception {
    try (Harness harness = harness()) {
      harness.open();
      arrive(harness, chunks.get(0), 0);
      watermark(harness, 6);
      assertThat(signals(harness)).isEmpty();
      watermark(harness, 7);
      watermark(harness, 600);
      assertThat(signals(harness)).containsExactly("SIGNAL_LOST BEGAN 7");
      assertThat(side(harness, EcgFunction.TICKS))
          .last()
          .extracting(SignalTick::state)
          .isEqualTo(SignalTick.State.LOST);
    }
  }

  @Test
  void aRestoredOperatorSaysTheSame() throws Exception {
    List<Object> straight = new ArrayList<>();
    try (Harness harness = harness()) {
      harness.open();
      for (EcgChunk chunk : chunks) {
        arrive(harness, chunk, 0);
      }
      watermark(harness, 60);
      straight.addAll(harness.extractOutputValues());
      straight.addAll(side(harness, EcgFunction.STEPS));
      straight.addAll(signals(harness));
    }
    List<Object> beats = new ArrayList<>();
    List<Object> steps = new ArrayList<>();
    List<Object> signals = new ArrayList<>();
    OperatorSubtaskState snapshot = null;
    for (int i = 0; i <= chunks.size(); i++) {
      try (Harness harness = harness()) {
        if (snapshot != null) {
          harness.initializeState(snapshot);
        }
        harness.open();
        if (i < chunks.size()) {
          arrive(harness, chunks.get(i), 0);
        }
        watermark(harness, i < chunks.size() ? i - 1 : 60);
        beats.addAll(harness.extractOutputValues());
        steps.addAll(side(harness, EcgFunction.STEPS));
        signals.addAll(signals(harness));
        harness.prepareSnapshotPreBarrier(i);
        snapshot = harness.snapshot(i, i);
      }
    }
    beats.addAll(steps);
    beats.addAll(signals);
    assertThat(beats).isEqualTo(straight);
    assertThat(steps).isNotEmpty();
  }

  @Test
  void aPatientIsForgottenWithTimersAndStateAfterTheRetention() throws Exception {
    try (Harness harness = harness()) {
      harness.open();
      arrive(harness, chunks.get(0), 0);
      watermark(harness, RETENTION.toSeconds());
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      watermark(harness, RETENTION.toSeconds() + 8);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(side(harness, IntakeFunction.ALERT_INPUTS))
          .last()
          .satisfies(input -> assertThat(input.forgets()).isTrue());
      assertThat(side(harness, EcgFunction.EPISODE_INPUTS))
          .last()
          .satisfies(input -> assertThat(input.forgets()).isTrue());
    }
  }

  @Test
  void aPatientOfWhomEverythingCameLateIsForgottenToo() throws Exception {
    try (Harness harness = harness()) {
      harness.open();
      watermark(harness, 600);
      arrive(harness, chunks.get(0), 606);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      watermark(harness, 600 + RETENTION.toSeconds() + 2);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static Harness harness() throws Exception {
    return new Harness(
        new EcgFunction(
            RhythmRules.standard(),
            new ScriptedDetectors(),
            2 * SECOND,
            5 * SECOND,
            Duration.ofSeconds(6),
            RETENTION));
  }

  private void arrive(Harness harness, EcgChunk chunk, int clockSeconds) throws Exception {
    long clock = clockSeconds == 0 ? Long.MIN_VALUE : START + clockSeconds * SECOND;
    long at = chunk.source().atMicros();
    harness.processElement1(
        Arrival.of(new Position("device.ecg", 0, offset++, 0), chunk, at, new byte[] {1})
            .stamped(clock),
        at / 1_000);
  }

  private static void watermark(Harness harness, long seconds) throws Exception {
    harness.processBothWatermarks(new Watermark(START / 1_000 + seconds * 1_000));
  }

  private static EcgChunk other(EcgChunk chunk) {
    short[][] samples = {chunk.samples()[0].clone()};
    samples[0][999] = 7;
    DeviceStamp source = chunk.source();
    return new EcgChunk(chunk.patientId(), source, chunk.hertz(), chunk.leads(), samples);
  }

  private static List<String> signals(Harness harness) {
    return side(harness, EcgFunction.EPISODE_INPUTS).stream()
        .filter(input -> input.signal() != null)
        .filter(input -> input.signal().kind() != Signal.Kind.STALE)
        .filter(input -> input.signal().rhythm() != Rhythm.VENTRICULAR_TACHYCARDIA)
        .map(
            input ->
                input.signal().rhythm()
                    + " "
                    + input.signal().kind()
                    + " "
                    + (input.atMicros() - START) / SECOND)
        .toList();
  }

  private static <T> List<T> side(Harness harness, OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }
}
