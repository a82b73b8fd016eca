package io.lifesign.clinical.ecg;

import io.lifesign.clinical.model.BoostedTrees;

/** The model of fibrillation waves in force. */
final class WaveModel implements WaveClassifier {

  static final WaveModel STANDARD =
      new WaveModel(
          BoostedTrees.beside(WaveModel.class, "fibrillation.trees", FibrillationWindow.NAMES));

  private final BoostedTrees trees;

  private WaveModel(BoostedTrees trees) {
    this.trees = trees;
  }

  @Override
  public double fibrillation(float[] features) {
    return trees.probability(features);
  }
}
