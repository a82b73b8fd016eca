package io.lifesign.clinical.vitals;

import static io.lifesign.clinical.vitals.Parameter.CONSCIOUSNESS;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static io.lifesign.clinical.vitals.Parameter.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SepsisScoresTest {

  private static final long HOUR = 3_600_000_000L;

  @ParameterizedTest
  @CsvSource({
    "RESPIRATORY_RATE, 21, 0",
    "RESPIRATORY_RATE, 21.4, 0",
    "RESPIRATORY_RATE, 21.5, 1",
    "RESPIRATORY_RATE, 22, 1",
    "SYSTOLIC, 100, 1",
    "SYSTOLIC, 100.4, 1",
    "SYSTOLIC, 100.5, 0",
    "SYSTOLIC, 101, 0",
    "CONSCIOUSNESS, 0, 0",
    "CONSCIOUSNESS, 1, 1",
    "CONSCIOUSNESS, 4, 1"
  })
  void qsofaAtBothEdges(Parameter parameter, double value, int points) {
    assertThat(QSofa.score(new Observations().measured(parameter, value, 0), Profiles.ADULT))
        .extracting(Score::total)
        .isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPERATURE, 35.9, 1",
    "TEMPERATURE, 35.94, 1",
    "TEMPERATURE, 35.95, 0",
    "TEMPERATURE, 36.0, 0",
    "TEMPERATURE, 38.0, 0",
    "TEMPERATURE, 38.049, 0",
    "TEMPERATURE, 38.05, 1",
    "TEMPERATURE, 38.1, 1",
    "HEART_RATE, 90, 0",
    "HEART_RATE, 90.5, 1",
    "HEART_RATE, 91, 1",
    "RESPIRATORY_RATE, 20, 0",
    "RESPIRATORY_RATE, 20.5, 1",
    "RESPIRATORY_RATE, 21, 1"
  })
  void sirsAtBothEdges(Parameter parameter, double value, int points) {
    Score score = Sirs.score(new Observations().measured(parameter, value, 0), Profiles.ADULT);
    assertThat(score.total()).isEqualTo(points);
    assertThat(Sirs.measurable(score)).isEqualTo(1);
  }

  @Test
  void sirsIsNeverCompleteForItNeedsTheWhiteCells() {
    Score score = Sirs.score(News2Test.well(), Profiles.ADULT);
    assertThat(Sirs.measurable(score)).isEqualTo(3);
    assertThat(score.complete()).isFalse();
  }

  @Test
  void bothArePositiveFromTwoOn() {
    Observations two =
        new Observations()
            .measured(RESPIRATORY_RATE, 22, 0)
            .measured(SYSTOLIC, 100, 0)
            .measured(HEART_RATE, 91, 0);
    assertThat(QSofa.positive(QSofa.score(two, Profiles.ADULT))).isTrue();
    assertThat(Sirs.positive(Sirs.score(two, Profiles.ADULT))).isTrue();
    Observations one = new Observations().measured(RESPIRATORY_RATE, 22, 0);
    assertThat(QSofa.positive(QSofa.score(one, Profiles.ADULT))).isFalse();
    assertThat(Sirs.positive(Sirs.score(one, Profiles.ADULT))).isFalse();
    assertThat(QSofa.positive(QSofa.score(two, Profiles.aged(5)))).isFalse();
  }

  @Test
  void anItemMoreThanFourHoursOlderThanTheLatestIsStale() {
    Observations observations =
        new Observations()
            .measured(CONSCIOUSNESS, 1, 0)
            .measured(SYSTOLIC, 90, 4 * HOUR)
            .measured(TEMPERATURE, 39, 0)
            .measured(HEART_RATE, 95, 4 * HOUR);
    assertThat(QSofa.score(observations, Profiles.ADULT).total()).isEqualTo(2);
    assertThat(Sirs.score(observations, Profiles.ADULT).total()).isEqualTo(2);

    observations.measured(RESPIRATORY_RATE, 25, 4 * HOUR + 1);
    assertThat(QSofa.score(observations, Profiles.ADULT).items())
        .contains(new Score.Item(CONSCIOUSNESS, Freshness.STALE, null, null));
    Score sirs = Sirs.score(observations, Profiles.ADULT);
    assertThat(sirs.items()).contains(new Score.Item(TEMPERATURE, Freshness.STALE, null, null));
    assertThat(Sirs.measurable(sirs)).isEqualTo(2);
  }
}
