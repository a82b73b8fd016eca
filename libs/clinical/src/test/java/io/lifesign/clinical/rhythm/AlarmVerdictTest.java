package io.lifesign.clinical.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.ecg.SignalTick.Pulse;
import io.lifesign.clinical.ecg.SignalTick.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmVerdictTest {

  private static final long SECOND = 1_000_000;
  private static final long ALARM = 300 * SECOND;
  private static final long NEVER = Long.MIN_VALUE;

  private final List<Beat> beats = new ArrayList<>();
  private List<SignalTick> ticks = ticks(at -> null, State.USABLE, 0);

  @ParameterizedTest
  @CsvSource({"3900, true", "3899, false"})
  void asystoleIsThreePointNineSecondsWithoutABeat(long silentMillis, boolean verdict) {
    regular(1_000, BeatClass.N, ALARM - silentMillis * 1_000);

    assertThat(verdict(AlarmType.ASYSTOLE)).isEqualTo(verdict);
  }

  @Test
  void asystoleBetweenTwoBeatsCountsAndOneBeforeTheWindowDoesNot() {
    regular(1_000, BeatClass.N, ALARM - 8 * SECOND);
    beat(ALARM - 3 * SECOND, BeatClass.N);
    assertThat(verdict(AlarmType.ASYSTOLE)).isTrue();

    beats.clear();
    regular(1_000, BeatClass.N, ALARM - 25 * SECOND);
    for (long at = ALARM - 19 * SECOND; at <= ALARM; at += SECOND) {
      beat(at, BeatClass.N);
    }
    assertThat(verdict(AlarmType.ASYSTOLE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"LEAD_OFF, false", "LOST, false", "POOR, true", "USABLE, true"})
  void withoutSignalThereIsNoAsystole(State state, boolean verdict) {
    regular(1_000, BeatClass.N, ALARM - 6 * SECOND);
    ticks = ticks(at -> null, state, 0);

    assertThat(verdict(AlarmType.ASYSTOLE)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.5, false", "0.49, true"})
  void aGoodPulseWithinTheSilenceContradictsAsystole(double quality, boolean verdict) {
    regular(1_000, BeatClass.N, ALARM - 6 * SECOND);
    ticks = ticks(at -> new Pulse(at - 100_000, 60, quality), State.USABLE, 0);

    assertThat(verdict(AlarmType.ASYSTOLE)).isEqualTo(verdict);
  }

  @Test
  void thePulseOfTheLastBeatDoesNotContradictAsystole() {
    regular(1_000, BeatClass.N, ALARM - 6 * SECOND);
    ticks = ticks(at -> new Pulse(ALARM - 5_500_000, 60, 1), State.USABLE, 0);

    assertThat(verdict(AlarmType.ASYSTOLE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1429, true", "1428, false"})
  void bradycardiaIsBelowFortyTwoOverFiveBeats(long rrMillis, boolean verdict) {
    regular(rrMillis, BeatClass.N, ALARM);

    assertThat(verdict(AlarmType.EXTREME_BRADYCARDIA)).isEqualTo(verdict);
  }

  @Test
  void fourSlowBeatsAreNoBradycardia() {
    regular(700, BeatClass.N, ALARM - 5 * SECOND);
    for (int i = 3; i >= 0; i--) {
      beat(ALARM - i * 1_600_000L, BeatClass.N);
    }
    assertThat(verdict(AlarmType.EXTREME_BRADYCARDIA)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"53, false", "52, true"})
  void aFastPulseSaysThatBeatsWereMissed(double rate, boolean verdict) {
    regular(1_600, BeatClass.N, ALARM);
    ticks = ticks(at -> new Pulse(at, rate, 1), State.USABLE, 0);

    assertThat(verdict(AlarmType.EXTREME_BRADYCARDIA)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"428, true", "429, false"})
  void tachycardiaIsAboveOneHundredAndFortyOverTwelveBeats(long rrMillis, boolean verdict) {
    regular(rrMillis, BeatClass.N, ALARM);

    assertThat(verdict(AlarmType.EXTREME_TACHYCARDIA)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"141, true", "140, false"})
  void aPulseThatFastThroughoutIsTachycardiaToo(double rate, boolean verdict) {
    regular(900, BeatClass.N, ALARM);
    ticks = ticks(at -> new Pulse(at, rate, 1), State.USABLE, 0);

    assertThat(verdict(AlarmType.EXTREME_TACHYCARDIA)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"5, 631, true", "5, 632, false", "4, 400, false"})
  void ventricularTachycardiaIsFiveVentricularBeatsAboveNinetyFive(
      int count, long rrMillis, boolean verdict) {
    regular(800, BeatClass.N, ALARM - 8 * SECOND);
    for (int i = 0; i < count; i++) {
      beat(ALARM - 7 * SECOND + i * rrMillis * 1_000, BeatClass.V);
    }
    beat(ALARM - SECOND, BeatClass.N);

    assertThat(verdict(AlarmType.VENTRICULAR_TACHYCARDIA)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"S, true", "F, true", "N, false"})
  void oneBeatOfTheRunMayHaveBeenTakenForAnotherKind(BeatClass other, boolean verdict) {
    for (int i = 0; i < 5; i++) {
      beat(ALARM - 7 * SECOND + i * 450_000L, i == 2 ? other : BeatClass.V);
    }

    assertThat(verdict(AlarmType.VENTRICULAR_TACHYCARDIA)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"14, 90, 0.9, true", "15, 90, 0.9, false", "15, 110, 0.9, true", "15, 90, 0.8, true"})
  void aSureCalmPulseContradictsALongRun(int count, double rate, double quality, boolean verdict) {
    for (int i = 0; i < count; i++) {
      beat(ALARM - 12 * SECOND + i * 500_000L, BeatClass.V);
    }
    ticks = ticks(at -> new Pulse(at, rate, quality), State.USABLE, 0);

    assertThat(verdict(AlarmType.VENTRICULAR_TACHYCARDIA)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"90, 0.9, false", "110, 0.9, true", "90, 0.8, true"})
  void aSureCalmPulseContradictsTachycardia(double rate, double quality, boolean verdict) {
    regular(400, BeatClass.N, ALARM);
    ticks = ticks(at -> new Pulse(at, rate, quality), State.USABLE, 0);

    assertThat(verdict(AlarmType.EXTREME_TACHYCARDIA)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.5, true", "0.49, false"})
  void fibrillationIsMeasured(double measure, boolean verdict) {
    ticks = ticks(at -> null, State.USABLE, measure);

    assertThat(verdict(AlarmType.VENTRICULAR_FIBRILLATION)).isEqualTo(verdict);
  }

  private boolean verdict(AlarmType type) {
    return AlarmVerdict.of(type, beats, ticks, ALARM);
  }

  /** Beats until that instant, back over a minute. */
  private void regular(long rrMillis, BeatClass beatClass, long lastMicros) {
    for (int i = (int) (60_000 / rrMillis); i >= 0; i--) {
      beat(lastMicros - i * rrMillis * 1_000, beatClass);
    }
  }

  private void beat(long at, BeatClass beatClass) {
    beats.add(new Beat("p", "d", at, at, beatClass, 0, 1, 1));
  }

  private static List<SignalTick> ticks(
      LongFunction<Pulse> pulseAt, State state, double fibrillation) {
    List<SignalTick> ticks = new ArrayList<>();
    for (long to = ALARM - 60 * SECOND; to <= ALARM; to += SECOND) {
      ticks.add(
          new SignalTick(
              "p",
              "d",
              to - SECOND,
              to,
              to,
              state,
              List.of(1.0),
              1,
              NEVER,
              fibrillation,
              0,
              pulseAt.apply(to)));
    }
    return ticks;
  }
}
