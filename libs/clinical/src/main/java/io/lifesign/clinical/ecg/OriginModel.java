package io.lifesign.clinical.ecg;

import io.lifesign.clinical.model.BoostedTrees;

/**
 * The classifier in force: one small model for ventricular beats against all others, one for
 * supraventricular ectopic beats against normal ones, one for fusion beats against ventricular
 * ones; operating points chosen by cross-validation (docs/clinical-decisions.md, "Beat
 * classification").
 */
final class OriginModel implements BeatClassifier {

  static final OriginModel STANDARD =
      new OriginModel(
          BoostedTrees.beside(OriginModel.class, "ventricular.trees", BeatFeatures.NAMES),
          BoostedTrees.beside(OriginModel.class, "supraventricular.trees", BeatFeatures.NAMES),
          BoostedTrees.beside(OriginModel.class, "fusion.trees", BeatFeatures.NAMES));

  /** Classes count alike in training, so that these are no probabilities of a ward's beats. */
  static final double VENTRICULAR_FROM = 0.8;

  static final double SUPRAVENTRICULAR_FROM = 0.6;
  static final double FUSION_FROM = 0.9;

  private static final int ENTROPY = BeatFeatures.NAMES.indexOf("entropy");

  private final BoostedTrees ventricular;
  private final BoostedTrees supraventricular;
  private final BoostedTrees fusion;

  OriginModel(BoostedTrees ventricular, BoostedTrees supraventricular, BoostedTrees fusion) {
    this.ventricular = ventricular;
    this.supraventricular = supraventricular;
    this.fusion = fusion;
  }

  @Override
  public Origin classify(float[] features) {
    double v = ventricular.probability(features);
    if (v > VENTRICULAR_FROM) {
      double f = fusion.probability(features);
      return f > FUSION_FROM ? new Origin(BeatClass.F, f) : new Origin(BeatClass.V, v);
    }
    double s = supraventricular.probability(features);
    // prematurity means nothing where no interval foretells the next
    boolean irregular =
        RrEntropy.irregularity(features[ENTROPY], features[ENTROPY + 1]) >= RrEntropy.IRREGULAR;
    return s > SUPRAVENTRICULAR_FROM && !irregular
        ? new Origin(BeatClass.S, s)
        : new Origin(BeatClass.N, 1 - Math.max(v, irregular ? 0 : s));
  }
}
