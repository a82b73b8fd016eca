package io.lifesign.clinical.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.SignalTick.Pulse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LethalCheckTest {

  private static final long NOW = 10_000_000;

  private final LethalCheck check = LethalCheck.standard();

  @ParameterizedTest(name = "a pulse of {0}/min, quality {1}, {2} s ago")
  @CsvSource({
    "60, 0.5, 2.0, true, true, true, true, true",
    "60, 0.49, 2.0, false, false, false, false, false",
    "60, 0.5, 2.01, false, false, false, false, false",
    "50, 0.5, 0, true, false, true, true, true",
    "49, 0.5, 0, true, false, true, false, false",
    "100, 0.5, 0, true, true, true, true, true",
    "101, 0.5, 0, true, true, true, false, false",
    "130, 0.5, 0, true, true, false, false, false",
    "0, 0.5, 0, true, false, false, false, false"
  })
  void refutes(
      double rate,
      double quality,
      double age,
      boolean asystole,
      boolean slow,
      boolean fast,
      boolean ventricularTachycardia,
      boolean fibrillation) {
    Pulse pulse = new Pulse(NOW - Math.round(age * 1e6), rate, quality);
    assertThat(check.refutesAsystole(pulse, NOW)).isEqualTo(asystole);
    assertThat(check.refutesBradycardia(pulse, 40, NOW)).isEqualTo(slow);
    assertThat(check.refutesTachycardia(pulse, 140, NOW)).isEqualTo(fast);
    assertThat(check.refutesVentricularTachycardia(pulse, 120, NOW))
        .isEqualTo(ventricularTachycardia);
    assertThat(check.refutesFibrillation(pulse, NOW)).isEqualTo(fibrillation);
  }

  @ParameterizedTest
  @CsvSource({"false"})
  void withoutAPulseNothingIsRefuted(boolean refuted) {
    assertThat(check.refutesAsystole(null, NOW)).isEqualTo(refuted);
  }
}
