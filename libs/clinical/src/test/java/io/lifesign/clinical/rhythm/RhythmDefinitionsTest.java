package io.lifesign.clinical.rhythm;

import static io.lifesign.clinical.rhythm.Rhythm.ASYSTOLE;
import static io.lifesign.clinical.rhythm.Rhythm.ATRIAL_FIBRILLATION;
import static io.lifesign.clinical.rhythm.Rhythm.EXTREME_BRADYCARDIA;
import static io.lifesign.clinical.rhythm.Rhythm.EXTREME_TACHYCARDIA;
import static io.lifesign.clinical.rhythm.Rhythm.FREQUENT_VENTRICULAR_BEATS;
import static io.lifesign.clinical.rhythm.Rhythm.POOR_SIGNAL;
import static io.lifesign.clinical.rhythm.Rhythm.SIGNAL_LOST;
import static io.lifesign.clinical.rhythm.Rhythm.VENTRICULAR_FIBRILLATION;
import static io.lifesign.clinical.rhythm.Rhythm.VENTRICULAR_TACHYCARDIA;
import static io.lifesign.clinical.rhythm.Strip.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The definitions of docs/clinical-decisions.md, on both sides of each bound. */
class RhythmDefinitionsTest {

  private static final long NORMAL = 800_000;

  @ParameterizedTest(name = "{0} V, V-V {1} ms: {2}")
  @CsvSource({
    "5, 599, VENTRICULAR_TACHYCARDIA",
    "5, 600, IDIOVENTRICULAR_RHYTHM",
    "5, 1500, IDIOVENTRICULAR_RHYTHM",
    "5, 1501, EXTREME_BRADYCARDIA",
    "3, 600, IDIOVENTRICULAR_RHYTHM",
    "4, 599, VENTRICULAR_RUN",
    "3, 599, VENTRICULAR_RUN",
    "2, 599, COUPLET",
    "2, 900, COUPLET",
    "1, 599, ",
  })
  void ventricularBeatsInARow(int beats, int milliseconds, Rhythm expected) {
    Strip strip = new Strip().beats("NNNNN", NORMAL).beat(BeatClass.V, 700_000);
    strip.beats("V".repeat(beats - 1), milliseconds * 1_000L).beats("NNNNN", NORMAL);
    assertThat(strip.rhythms()).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void alternatingIntervalsAboutTheLimitAreTachycardiaByTheirMean() {
    Strip strip = new Strip().beats("NNNV", NORMAL);
    for (int i = 0; i < 4; i++) {
      strip.beats("V", 500_000).beats("V", 690_000);
    }
    assertThat(strip.rhythms()).containsExactly(VENTRICULAR_TACHYCARDIA);
  }

  @Test
  void aRunUnderWayWhenTheStreamBeginsIsToldAtItsFifthBeat() {
    Strip strip = new Strip().beats("VVVVVVV", 400_000);
    assertThat(RhythmReading.of(strip.said, Strip.RULES))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.onsetMicros()).isEqualTo(400_000);
              assertThat(span.openedMicros()).isEqualTo(5 * 400_000);
            });
  }

  @Test
  void aBreakOfTheSignalBreaksARun() {
    Strip strip = new Strip().beats("VVVV", 400_000).ticks(1, State.LOST, 0, 0);
    assertThat(strip.beats("VVVV", 400_000).rhythms()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NVNVNV, VENTRICULAR_BIGEMINY",
    "NVNV, ",
    "NVNVNNV, ",
    "VNVNV, ",
    "NNVNNVNNV, VENTRICULAR_TRIGEMINY",
    "NVNNVNNV, ",
    "NNVNNV, ",
    "NNVNNNVNNV, "
  })
  void cycles(String letters, Rhythm expected) {
    assertThat(new Strip().beats("S" + letters + "S", NORMAL).rhythms())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource({"599, SUPRAVENTRICULAR_TACHYCARDIA", "600, "})
  void supraventricularBeatsInARow(int milliseconds, Rhythm expected) {
    assertThat(new Strip().beats("N", NORMAL).beats("SSSSS", milliseconds * 1_000L).rhythms())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2000000, ",
    "2000001, PAUSE",
    "3000000, PAUSE",
    "3000001, LONG_PAUSE",
    "3999999, LONG_PAUSE",
    "4000000, "
  })
  void pauses(long micros, Rhythm expected) {
    assertThat(new Strip().beats("NNN", NORMAL).beats("N", micros).rhythms())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "900000, 299999, 1125000, R_ON_T",
    "900000, 300000, 1125000, ",
    "900000, 299999, 1124999, ",
    "600000, 199999, 900000, ",
    "600001, 199999, 900000, R_ON_T"
  })
  void ventricularOnT(long rr, long coupling, long pause, Rhythm expected) {
    assertThat(new Strip().beats("NNNNN", rr).beats("V", coupling).beats("N", pause).rhythms())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource({"4, 1500000, ", "4, 1500001, EXTREME_BRADYCARDIA", "3, 1600000, "})
  void slow(int intervals, long rr, Rhythm expected) {
    both(new Strip().beats("N" + "N".repeat(intervals), rr), expected);
  }

  @ParameterizedTest
  @CsvSource({"16, 428571, EXTREME_TACHYCARDIA", "16, 428572, ", "15, 400000, "})
  void fast(int intervals, long rr, Rhythm expected) {
    both(new Strip().beats("N" + "N".repeat(intervals), rr), expected);
  }

  @ParameterizedTest
  @CsvSource({"11, FREQUENT_VENTRICULAR_BEATS", "10, "})
  void ventricularBeatsWithinAMinute(int beats, Rhythm expected) {
    both(new Strip().beats("NNNNV".repeat(beats), NORMAL), expected);
  }

  @Test
  void asystoleIsFourSecondsOfUsableSignal() {
    both(new Strip().beats("N", NORMAL).ticks(3), null);
    both(new Strip().beats("N", NORMAL).ticks(4), ASYSTOLE);
    both(new Strip().ticks(4), ASYSTOLE);
    both(new Strip().ticks(1).beats("N", 1_000_000).beats("N", 4_000_000), ASYSTOLE);
    both(new Strip().ticks(1).beats("N", 1_000_000).beats("N", 3_999_999), null);
    both(new Strip().beats("N", NORMAL).ticks(3).ticks(3, State.POOR, 0, 0).ticks(3), null);
    both(new Strip().beats("N", NORMAL).ticks(3).ticks(3, State.LOST, 0, 0).ticks(3), null);
  }

  @Test
  void fibrillationIsFourSecondsAtTheThreshold() {
    both(new Strip().ticks(3, State.POOR, 0.5, 0), null);
    both(new Strip().ticks(4, State.POOR, 0.5, 0), VENTRICULAR_FIBRILLATION);
    both(new Strip().ticks(4, State.POOR, 0.49, 0), null);
    both(
        new Strip()
            .ticks(3, State.POOR, 1, 0)
            .ticks(1, State.LOST, 0, 0)
            .ticks(3, State.POOR, 1, 0),
        null);
  }

  @Test
  void atrialFibrillationIsThirtySeconds() {
    Strip strip = new Strip();
    strip.ticks(29, State.USABLE, 0, 0.5);
    assertThat(strip.tracked()).extracting(RhythmSpan::rhythm).doesNotContain(ATRIAL_FIBRILLATION);
    strip.ticks(5, State.POOR, 0, 0).ticks(1, State.USABLE, 0, 0.5);
    assertThat(strip.tracked()).extracting(RhythmSpan::rhythm).contains(ATRIAL_FIBRILLATION);
    strip.ticks(29, State.USABLE, 0, 0.49);
    assertThat(strip.tracked())
        .last()
        .extracting(RhythmSpan::closedMicros)
        .isEqualTo(Long.MAX_VALUE);
    strip.ticks(1, State.USABLE, 0, 0.49);
    assertThat(strip.tracked()).last().extracting(RhythmSpan::closedMicros).isEqualTo(65 * SECOND);
  }

  @Test
  void faultsOfTheSignal() {
    both(new Strip().ticks(4, State.LOST, 0, 0), null);
    both(new Strip().ticks(5, State.LOST, 0, 0), SIGNAL_LOST);
    both(new Strip().ticks(5, State.LEAD_OFF, 0, 0), Rhythm.LEAD_OFF);
    both(new Strip().ticks(9, State.POOR, 0, 0), null);
    both(new Strip().ticks(10, State.POOR, 0, 0), POOR_SIGNAL);
  }

  @Test
  void aGoodPulseRefutesWhatTheEcgSeemsToSay() {
    both(new Strip().pulse(70, 0.5).ticks(6), null);
    both(new Strip().pulse(70, 0.4).ticks(6), ASYSTOLE);
    both(new Strip().pulse(70, 0.5).ticks(6, State.POOR, 1, 0), null);
    both(new Strip().pulse(0, 0.5).ticks(6, State.POOR, 1, 0), VENTRICULAR_FIBRILLATION);
    assertThat(new Strip().pulse(70, 0.9).ticks(1).beats("VVVVV", 350_000).rhythms()).isEmpty();
    assertThat(new Strip().pulse(110, 0.9).ticks(1).beats("VVVVV", 350_000).rhythms())
        .containsExactly(VENTRICULAR_TACHYCARDIA);
  }

  @Test
  void whatTheSignalLosesFromSightEndsOnlyWithFreshEvidence() {
    Strip strip = new Strip().ticks(5).ticks(10, State.LOST, 0, 0);
    assertThat(strip.tracked())
        .first()
        .extracting(RhythmSpan::closedMicros)
        .isEqualTo(Long.MAX_VALUE);
    strip.beats("N", 100_000).ticks(1);
    assertThat(strip.tracked())
        .first()
        .extracting(RhythmSpan::closedMicros)
        .isEqualTo(16 * SECOND + 100_000);
    assertThat(strip.tracked()).first().extracting(RhythmSpan::endMicros).isEqualTo(5 * SECOND);
  }

  /** By the definitions, and by the tracker. */
  private static void both(Strip strip, Rhythm expected) {
    List<Rhythm> wanted = expected == null ? List.of() : List.of(expected);
    assertThat(strip.rhythms()).filteredOn(BY_TRACKER::contains).isEqualTo(wanted);
    assertThat(strip.tracked()).extracting(RhythmSpan::rhythm).isEqualTo(wanted);
  }

  private static final List<Rhythm> BY_TRACKER =
      List.of(
          VENTRICULAR_FIBRILLATION,
          ASYSTOLE,
          EXTREME_TACHYCARDIA,
          EXTREME_BRADYCARDIA,
          SIGNAL_LOST,
          Rhythm.LEAD_OFF,
          POOR_SIGNAL,
          ATRIAL_FIBRILLATION,
          FREQUENT_VENTRICULAR_BEATS);
}
