package io.lifesign.clinical.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every cell of the NEWS2 chart (Royal College of Physicians, 2017) at both edges, as charted and
 * as measured just inside them.
 */
class News2ChartTest {

  @ParameterizedTest
  @CsvSource({
    "0, 3",
    "8, 3",
    "8.4999, 3",
    "8.5, 1",
    "9, 1",
    "11, 1",
    "11.4999, 1",
    "11.5, 0",
    "12, 0",
    "20, 0",
    "20.4999, 0",
    "20.5, 2",
    "21, 2",
    "24, 2",
    "24.4999, 2",
    "24.5, 3",
    "25, 3",
    "80, 3"
  })
  void respiration(double value, int points) {
    assertPoints(Parameter.RESPIRATORY_RATE, value, points, Profiles.ADULT);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 3",
    "91, 3",
    "91.4999, 3",
    "91.5, 2",
    "92, 2",
    "93, 2",
    "93.4999, 2",
    "93.5, 1",
    "94, 1",
    "95, 1",
    "95.4999, 1",
    "95.5, 0",
    "96, 0",
    "100, 0"
  })
  void saturationOnScale1(double value, int points) {
    assertPoints(Parameter.SPO2, value, points, Profiles.ADULT);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 3",
    "83, 3",
    "83.4999, 3",
    "83.5, 2",
    "84, 2",
    "85, 2",
    "85.4999, 2",
    "85.5, 1",
    "86, 1",
    "87, 1",
    "87.4999, 1",
    "87.5, 0",
    "88, 0",
    "92, 0",
    "92.4999, 0"
  })
  void saturationOnScale2UpToTheTargetWhateverTheOxygen(double value, int points) {
    assertPoints(Parameter.SPO2, value, points, Profiles.onScale2());
    assertScale2(value, 0, points);
    assertScale2(value, 1, points);
  }

  @ParameterizedTest
  @CsvSource({"92.5", "93", "94", "95", "96", "97", "100"})
  void saturationOnScale2AboveTheTargetOnAir(double value) {
    assertScale2(value, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "92.5, 1", "93, 1", "94, 1", "94.4999, 1",
    "94.5, 2", "95, 2", "96, 2", "96.4999, 2",
    "96.5, 3", "97, 3", "100, 3"
  })
  void saturationOnScale2AboveTheTargetOnOxygen(double value, int points) {
    assertScale2(value, 1, points);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2"})
  void airOrOxygen(double value, int points) {
    assertPoints(Parameter.SUPPLEMENTAL_OXYGEN, value, points, Profiles.ADULT);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 3",
    "90, 3",
    "90.4999, 3",
    "90.5, 2",
    "91, 2",
    "100, 2",
    "100.4999, 2",
    "100.5, 1",
    "101, 1",
    "110, 1",
    "110.4999, 1",
    "110.5, 0",
    "111, 0",
    "219, 0",
    "219.4999, 0",
    "219.5, 3",
    "220, 3",
    "300, 3"
  })
  void systolic(double value, int points) {
    assertPoints(Parameter.SYSTOLIC, value, points, Profiles.ADULT);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3",
    "40, 3",
    "40.4999, 3",
    "40.5, 1",
    "41, 1",
    "50, 1",
    "50.4999, 1",
    "50.5, 0",
    "51, 0",
    "90, 0",
    "90.4999, 0",
    "90.5, 1",
    "91, 1",
    "110, 1",
    "110.4999, 1",
    "110.5, 2",
    "111, 2",
    "130, 2",
    "130.4999, 2",
    "130.5, 3",
    "131, 3",
    "300, 3"
  })
  void pulse(double value, int points) {
    assertPoints(Parameter.HEART_RATE, value, points, Profiles.ADULT);
  }

  @ParameterizedTest
  @CsvSource({"ALERT, 0", "CONFUSION, 3", "VOICE, 3", "PAIN, 3", "UNRESPONSIVE, 3"})
  void consciousness(Consciousness level, int points) {
    assertPoints(Parameter.CONSCIOUSNESS, level.ordinal(), points, Profiles.ADULT);
  }

  @ParameterizedTest
  @CsvSource({
    "25, 3",
    "35.0, 3",
    "35.0499, 3",
    "35.05, 1",
    "35.1, 1",
    "36.0, 1",
    "36.0499, 1",
    "36.05, 0",
    "36.1, 0",
    "38.0, 0",
    "38.0499, 0",
    "38.05, 1",
    "38.1, 1",
    "39.0, 1",
    "39.0499, 1",
    "39.05, 2",
    "39.1, 2",
    "45, 2"
  })
  void temperature(double value, int points) {
    assertPoints(Parameter.TEMPERATURE, value, points, Profiles.ADULT);
  }

  private static void assertScale2(double spo2, double oxygen, int points) {
    Score score =
        News2.score(
            new Observations()
                .measured(Parameter.SPO2, spo2, 0)
                .measured(Parameter.SUPPLEMENTAL_OXYGEN, oxygen, 0),
            Profiles.onScale2());
    assertThat(score.total()).isEqualTo(points + (oxygen == 0 ? 0 : 2));
    assertThat(score.items().get(1).points()).isEqualTo(points);
  }

  private static void assertPoints(
      Parameter parameter, double value, int points, CareProfile profile) {
    Score score = News2.score(new Observations().measured(parameter, value, 0), profile);
    assertThat(score.total()).isEqualTo(points);
    assertThat(score.items())
        .filteredOn(item -> item.parameter() == parameter)
        .extracting(Score.Item::points)
        .containsExactly(points);
    assertThat(News2.redScore(score)).isEqualTo(points == 3);
  }
}
