package io.lifesign.clinical.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TreeExplainerTest {

  private static final float NAN = Float.NaN;

  /**
   * x at or below 1 (unknown goes both ways): -1, 30 rows; else y at or below 5 (unknown goes
   * right): 0.5, 50 rows, else x at or below 3: 2, 15 rows, else 4, 5 rows. Then one on z alone.
   */
  private static final BoostedTrees TREES =
      BoostedTrees.parse(
          List.of(
              "trees 2",
              "x y z",
              "3 0 1.0 -1 1 B 1 5.0 -2 2 R 0 3.0 -3 -4 B -1.0 0.5 2.0 4.0 30 50 15 5",
              "1 2 0.5 -1 -2 L 0.25 -0.75 60 40"));

  private final TreeExplainer explainer = new TreeExplainer(TREES);

  @Test
  void theBaseIsTheMeanOverTheTrainingRows() {
    double first = -1 * 0.3 + 0.5 * 0.5 + 2 * 0.15 + 4 * 0.05;
    assertThat(explainer.base()).isCloseTo(first + 0.25 * 0.6 - 0.75 * 0.4, within(1e-12));
  }

  @Test
  void contributionsAndBaseSumToTheLogOddsWhateverIsMissing() {
    float[] some = {0, 1, 2, 3.5f, 6, NAN};
    for (float x : some) {
      for (float y : some) {
        for (float z : some) {
          float[] row = {x, y, z};
          double[] contributions = explainer.contributions(row);
          assertThat(explainer.base() + contributions[0] + contributions[1] + contributions[2])
              .isCloseTo(TREES.logOdds(row), within(1e-12));
        }
      }
    }
  }

  /** The definition itself: the mean over both orders in which x and y become known. */
  @Test
  void contributionsAreShapleyValues() {
    float[] row = {4, 6, 0};
    double none = -1 * 0.3 + 0.5 * 0.5 + 2 * 0.15 + 4 * 0.05;
    double onlyX = 50.0 / 70 * 0.5 + 20.0 / 70 * 4;
    double onlyY = 0.3 * -1 + 0.7 * (15.0 / 20 * 2 + 5.0 / 20 * 4);
    double both = 4;
    double[] contributions = explainer.contributions(row);
    assertThat(contributions[0]).isCloseTo(((onlyX - none) + (both - onlyY)) / 2, within(1e-12));
    assertThat(contributions[1]).isCloseTo(((onlyY - none) + (both - onlyX)) / 2, within(1e-12));
    assertThat(contributions[2]).isCloseTo(0.25 - (0.25 * 0.6 - 0.75 * 0.4), within(1e-12));
  }

  @Test
  void whatIsNotKnownAndWasNeverMissingInTrainingContributesNothing() {
    assertThat(explainer.contributions(new float[] {NAN, 6, 0})[0]).isZero();
    assertThat(explainer.contributions(new float[] {NAN, NAN, NAN})[0]).isZero();
    assertThat(explainer.contributions(new float[] {4, NAN, 0})[1]).isNotZero();
  }

  @Test
  void unknownValuesGoWhereTrainingSentThem() {
    assertThat(TREES.logOdds(new float[] {2, NAN, 0})).isCloseTo(2.25, within(1e-6));
    assertThat(TREES.logOdds(new float[] {2, 5, NAN})).isCloseTo(0.75, within(1e-6));
    assertThat(TREES.logOdds(new float[] {NAN, 5, 0}))
        .isCloseTo(0.3 * -1 + 0.7 * 0.5 + 0.25, within(1e-6));
  }

  @Test
  void treesWithoutRowsAreRefused() {
    BoostedTrees bare = BoostedTrees.parse(List.of("trees 1", "x", "1 0 1.0 -1 -2 0 1"));
    assertThatThrownBy(() -> new TreeExplainer(bare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("explain nothing");
  }
}
