package io.lifesign.clinical.vitals;

import static io.lifesign.clinical.vitals.Parameter.CAPILLARY_REFILL;
import static io.lifesign.clinical.vitals.Parameter.FIO2;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.OXYGEN_FLOW;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_EFFORT;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SPO2;
import static io.lifesign.clinical.vitals.Parameter.SUPPLEMENTAL_OXYGEN;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedsidePewsTest {

  /** Parshuram 2009, table 1: per age the bounds of 1, 2 and 4 points, high ones then low ones. */
  @ParameterizedTest
  @CsvSource({
    "0.1, HEART_RATE, 150, 180, 190, 110, 90, 80",
    "0.5, HEART_RATE, 150, 170, 180, 100, 80, 70",
    "3, HEART_RATE, 120, 150, 170, 90, 70, 60",
    "8, HEART_RATE, 110, 130, 150, 70, 60, 50",
    "14, HEART_RATE, 100, 120, 140, 60, 50, 40",
    "0.1, SYSTOLIC, 80, 100, 130, 60, 50, 45",
    "0.5, SYSTOLIC, 100, 120, 150, 80, 70, 60",
    "3, SYSTOLIC, 110, 125, 160, 90, 75, 65",
    "8, SYSTOLIC, 120, 140, 170, 90, 80, 70",
    "14, SYSTOLIC, 130, 150, 190, 100, 85, 75",
    "0.1, RESPIRATORY_RATE, 61, 81, 91, 29, 19, 15",
    "0.5, RESPIRATORY_RATE, 51, 71, 81, 24, 19, 15",
    "3, RESPIRATORY_RATE, 41, 61, 71, 19, 15, 12",
    "8, RESPIRATORY_RATE, 31, 41, 51, 19, 14, 10",
    "14, RESPIRATORY_RATE, 17, 23, 30, 11, 10, 9"
  })
  void everyBoundOfEveryAgeFromBothSides(
      double age,
      Parameter parameter,
      int high1,
      int high2,
      int high4,
      int low1,
      int low2,
      int low4) {
    assertPoints(age, parameter, high1 - 0.6, 0);
    assertPoints(age, parameter, high1 - 0.5, 1);
    assertPoints(age, parameter, high2 - 0.6, 1);
    assertPoints(age, parameter, high2 - 0.5, 2);
    assertPoints(age, parameter, high4 - 0.6, 2);
    assertPoints(age, parameter, high4 - 0.5, 4);
    assertPoints(age, parameter, low1 + 0.5, 0);
    assertPoints(age, parameter, low1 + 0.4, 1);
    assertPoints(age, parameter, low2 + 0.5, 1);
    assertPoints(age, parameter, low2 + 0.4, 2);
    assertPoints(age, parameter, low4 + 0.5, 2);
    assertPoints(age, parameter, low4 + 0.4, 4);
  }

  @ParameterizedTest
  @CsvSource({
    "0, UNDER_3_MONTHS", "0.2499, UNDER_3_MONTHS", "0.25, UNDER_1_YEAR", "0.999, UNDER_1_YEAR",
    "1, UNDER_5_YEARS", "4.99, UNDER_5_YEARS", "5, UNDER_13_YEARS", "12.99, UNDER_13_YEARS",
    "13, OLDER", "15.99, OLDER"
  })
  void ageBandsBeginAtTheirOwnYear(double age, PewsBand band) {
    assertThat(PewsBand.of(age)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({
    "SPO2, 95, 0",
    "SPO2, 94.5, 0",
    "SPO2, 94.4, 1",
    "SPO2, 91, 1",
    "SPO2, 90.5, 1",
    "SPO2, 90.4, 2",
    "CAPILLARY_REFILL, 2.9, 0",
    "CAPILLARY_REFILL, 3, 4",
    "RESPIRATORY_EFFORT, 0, 0",
    "RESPIRATORY_EFFORT, 1, 1",
    "RESPIRATORY_EFFORT, 2, 2",
    "RESPIRATORY_EFFORT, 3, 4",
    "RESPIRATORY_EFFORT, 4, 4",
    "OXYGEN_FLOW, 0, 0",
    "OXYGEN_FLOW, 0.5, 2",
    "OXYGEN_FLOW, 3.9, 2",
    "OXYGEN_FLOW, 4, 4",
    "FIO2, 0.21, 0",
    "FIO2, 0.28, 2",
    "FIO2, 0.49, 2",
    "FIO2, 0.5, 4",
    "SUPPLEMENTAL_OXYGEN, 0, 0"
  })
  void itemsThatDoNotHangOnAge(Parameter parameter, double value, int points) {
    assertPoints(3, parameter, value, points);
  }

  @Test
  void theWorstChildScoresTwentySix() {
    Score score =
        BedsidePews.score(
            new Observations()
                .measured(HEART_RATE, 200, 0)
                .measured(SYSTOLIC, 40, 0)
                .measured(CAPILLARY_REFILL, 5, 0)
                .measured(RESPIRATORY_RATE, 80, 0)
                .measured(RESPIRATORY_EFFORT, RespiratoryEffort.APNOEA.ordinal(), 0)
                .measured(SPO2, 80, 0)
                .measured(OXYGEN_FLOW, 3, 0)
                .measured(FIO2, 0.6, 0),
            Profiles.aged(3));
    assertThat(score.total()).isEqualTo(26);
    assertThat(score.complete()).isTrue();
    assertThat(score.items().get(6)).isEqualTo(new Score.Item(FIO2, Freshness.MEASURED, 0.6, 4));
  }

  @Test
  void oxygenOfUnknownAmountIsNotMeasured() {
    Score score =
        BedsidePews.score(new Observations().measured(SUPPLEMENTAL_OXYGEN, 1, 0), Profiles.aged(3));
    assertThat(score.total()).isZero();
    assertThat(score.items().get(6))
        .isEqualTo(new Score.Item(SUPPLEMENTAL_OXYGEN, Freshness.MISSING, null, null));
  }

  @Test
  void doesNotApplyToAdults() {
    assertThat(BedsidePews.score(News2Test.well(), Profiles.ADULT).notApplicable())
        .isEqualTo("only for under 16s");
    assertThat(BedsidePews.score(News2Test.well(), Profiles.aged(16)).applies()).isFalse();
  }

  private static void assertPoints(double age, Parameter parameter, double value, int points) {
    Score score =
        BedsidePews.score(new Observations().measured(parameter, value, 0), Profiles.aged(age));
    assertThat(score.total()).as("%s of %s at %s years", parameter, value, age).isEqualTo(points);
    assertThat(score.complete()).isFalse();
  }
}
