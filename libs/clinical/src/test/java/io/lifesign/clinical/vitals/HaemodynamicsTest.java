package io.lifesign.clinical.vitals;

import static io.lifesign.clinical.vitals.Parameter.DIASTOLIC;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaemodynamicsTest {

  private static final long QUARTER_HOUR = 900_000_000L;

  @ParameterizedTest
  @CsvSource({"89, 100, 1", "90, 100, 2", "99.9, 100, 2", "100, 100, 3", "108, 120, 2"})
  void shockIndexIsRaisedFromNineTenthsAndHighFromOne(double pulse, double systolic, int step) {
    double index =
        ShockIndex.of(
            new Observations().measured(HEART_RATE, pulse, 0).measured(SYSTOLIC, systolic, 0));
    assertThat(index).isCloseTo(pulse / systolic, within(1e-12));
    assertThat(ShockIndex.step(index)).isEqualTo(step);
  }

  @Test
  void meanPressureIsAThirdOfTheWayUp() {
    assertThat(
            MeanArterialPressure.of(
                new Observations().measured(SYSTOLIC, 120, 0).measured(DIASTOLIC, 75, 0)))
        .isEqualTo(90);
  }

  @Test
  void valuesMoreThanAQuarterOfAnHourApartAreNotPaired() {
    Observations observations =
        new Observations()
            .measured(SYSTOLIC, 120, 0)
            .measured(DIASTOLIC, 75, QUARTER_HOUR)
            .measured(HEART_RATE, 60, QUARTER_HOUR);
    assertThat(ShockIndex.of(observations)).isEqualTo(0.5);
    assertThat(MeanArterialPressure.of(observations)).isEqualTo(90);

    observations
        .measured(DIASTOLIC, 75, QUARTER_HOUR + 1)
        .measured(HEART_RATE, 60, -QUARTER_HOUR - 1);
    assertThat(ShockIndex.of(observations)).isNaN();
    assertThat(MeanArterialPressure.of(observations)).isNaN();
    assertThat(ShockIndex.step(Double.NaN)).isZero();
  }

  @Test
  void aStaleValueIsNotPaired() {
    Observations observations = new Observations().measured(HEART_RATE, 60, 0).stale(SYSTOLIC, 0);
    assertThat(ShockIndex.of(observations)).isNaN();
  }
}
