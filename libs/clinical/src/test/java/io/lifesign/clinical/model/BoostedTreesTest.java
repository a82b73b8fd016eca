package io.lifesign.clinical.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lifesign.clinical.ecg.BeatDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

  /** x at or below 1: -1; else y at or below 5: 0.5, else 2; and a constant of 0.25. */
  private static final BoostedTrees TREES =
      BoostedTrees.parse(
          List.of("trees 1", "x y", "2 0 1.0 -1 1 1 5.0 -2 -3 -1.0 0.5 2.0", "0 0.25"));

  @Test
  void walksToTheLeafAtBothSidesOfEachThreshold() {
    assertThat(TREES.logOdds(new float[] {1, 9})).isCloseTo(-0.75, within(1e-6));
    assertThat(TREES.logOdds(new float[] {1.001f, 5})).isCloseTo(0.75, within(1e-6));
    assertThat(TREES.logOdds(new float[] {2, 5.001f})).isCloseTo(2.25, within(1e-6));
  }

  @Test
  void turnsLogOddsIntoAProbability() {
    assertThat(TREES.probability(new float[] {2, 6})).isCloseTo(0.9047, within(1e-4));
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> BoostedTrees.parse(List.of("tree")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trees 1");
  }

  @Test
  void refusesAModelOfOtherFeatures() {
    assertThatThrownBy(
            () -> BoostedTrees.beside(BeatDetector.class, "fibrillation.trees", List.of("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other features");
  }
}
