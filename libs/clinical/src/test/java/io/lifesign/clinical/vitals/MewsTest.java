package io.lifesign.clinical.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MewsTest {

  @ParameterizedTest
  @CsvSource({
    "SYSTOLIC, 70, 3",
    "SYSTOLIC, 70.5, 2",
    "SYSTOLIC, 71, 2",
    "SYSTOLIC, 80, 2",
    "SYSTOLIC, 81, 1",
    "SYSTOLIC, 100, 1",
    "SYSTOLIC, 101, 0",
    "SYSTOLIC, 199.4, 0",
    "SYSTOLIC, 199.5, 2",
    "SYSTOLIC, 200, 2",
    "HEART_RATE, 40, 2",
    "HEART_RATE, 41, 1",
    "HEART_RATE, 50, 1",
    "HEART_RATE, 51, 0",
    "HEART_RATE, 100, 0",
    "HEART_RATE, 101, 1",
    "HEART_RATE, 110, 1",
    "HEART_RATE, 111, 2",
    "HEART_RATE, 129.4, 2",
    "HEART_RATE, 129.5, 3",
    "HEART_RATE, 130, 3",
    "RESPIRATORY_RATE, 8, 2",
    "RESPIRATORY_RATE, 9, 0",
    "RESPIRATORY_RATE, 14, 0",
    "RESPIRATORY_RATE, 15, 1",
    "RESPIRATORY_RATE, 20, 1",
    "RESPIRATORY_RATE, 21, 2",
    "RESPIRATORY_RATE, 29, 2",
    "RESPIRATORY_RATE, 29.5, 3",
    "RESPIRATORY_RATE, 30, 3",
    "TEMPERATURE, 34.9, 2",
    "TEMPERATURE, 34.94, 2",
    "TEMPERATURE, 34.95, 0",
    "TEMPERATURE, 35.0, 0",
    "TEMPERATURE, 38.4, 0",
    "TEMPERATURE, 38.449, 0",
    "TEMPERATURE, 38.45, 2",
    "TEMPERATURE, 38.5, 2",
    "CONSCIOUSNESS, 0, 0",
    "CONSCIOUSNESS, 1, 1",
    "CONSCIOUSNESS, 2, 1",
    "CONSCIOUSNESS, 3, 2",
    "CONSCIOUSNESS, 4, 3"
  })
  void everyCellAtBothEdges(Parameter parameter, double value, int points) {
    Score score = Mews.score(new Observations().measured(parameter, value, 0), Profiles.ADULT);
    assertThat(score.total()).isEqualTo(points);
    assertThat(score.complete()).isFalse();
  }

  @Test
  void appliesToAdultsAlsoInPregnancyButNotToChildren() {
    assertThat(Mews.score(News2Test.well(), Profiles.pregnant()).total()).isEqualTo(1);
    assertThat(Mews.score(News2Test.well(), Profiles.aged(3)).applies()).isFalse();
  }

  @Test
  void chronicConfusionScoresAlert() {
    Observations confused =
        new Observations().measured(Parameter.CONSCIOUSNESS, Consciousness.CONFUSION.ordinal(), 0);
    assertThat(Mews.score(confused, Profiles.usually(Consciousness.CONFUSION)).total()).isZero();
  }
}
