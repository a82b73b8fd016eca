package io.lifesign.replay.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RiskFiguresTest {

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrderAndTiesAreHalf() {
    double[] told = {0.1, 0.4, 0.4, 0.8};
    boolean[] came = {false, false, true, true};
    assertThat(RiskFigures.auroc(told, came)).isCloseTo(3.5 / 4, within(1e-12));
    assertThat(RiskFigures.auroc(told, new boolean[] {true, true, false, false}))
        .isCloseTo(0.5 / 4, within(1e-12));
    assertThat(RiskFigures.auroc(told, new boolean[4])).isNull();
  }

  @Test
  void aStayThatCountsTwiceCountsTwice() {
    double[] told = {0.1, 0.3, 0.2};
    boolean[] came = {false, false, true};
    int[] order = RiskFigures.ascending(told);
    assertThat(RiskFigures.auroc(told, came, order, new int[] {2, 1, 1}))
        .isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void theCalibrationErrorIsTheMeanDifferenceOfTenBinsOfEqualCount() {
    double[] told = new double[20];
    boolean[] came = new boolean[20];
    for (int i = 0; i < 20; i++) {
      told[i] = i < 10 ? 0.1 + i * 1e-6 : 0.6 + i * 1e-6;
      came[i] = i >= 10 && i % 2 == 0;
    }
    RiskFigures figures = RiskFigures.of(told, came);
    assertThat(figures.bins()).hasSize(10).allSatisfy(bin -> assertThat(bin.n()).isEqualTo(2));
    assertThat(figures.ece()).isCloseTo(0.1, within(1e-4));
    assertThat(figures.brier()).isCloseTo((10 * 0.01 + 5 * 0.36 + 5 * 0.16) / 20, within(1e-4));
    assertThat(figures.returned()).isEqualTo(5);
  }
}
