package io.lifesign.clinical.ecg;

import io.lifesign.clinical.model.BoostedTrees;

/**
 * The classifier in force: one small model for ventricular beats against all others, one for
 * supraventricular ectopic beats against normal ones, one for fusion beats against ventricular
 * ones; operating points chosen by cross-validation (docs/clinical-decisions.md, "Beat
 * classification").
 */
public final class OriginModel implements BeatClassifier {

  /** Classes count alike in training, so that these are no probabilities of a ward's beats. */
  static final double VENTRICULAR_FROM = 0.82;

  static final double SUPRAVENTRICULAR_FROM = 0.6;
  static final double FUSION_FROM = 0.9;

  private static final int ENTROPY = BeatFeatures.NAMES.indexOf("entropy");

  private final BoostedTrees ventricular;
  private final BoostedTrees supraventricular;
  private final BoostedTrees fusion;

  /** With models that were just trained. */
  public OriginModel(BoostedTrees ventricular, BoostedTrees supraventricular, BoostedTrees fusion) {
    this.ventricular = ventricular;
    this.supraventricular = supraventricular;
    this.fusion = fusion;
  }

  /** The one that comes with Lifesign; read when it is first asked for, so that one can train. */
  static OriginModel standard() {
    return Standard.MODEL;
  }

  private static final class Standard {
    static final OriginModel MODEL =
        new OriginModel(
            BoostedTrees.beside(OriginModel.class, "ventricular.trees", BeatFeatures.NAMES),
            BoostedTrees.beside(OriginModel.class, "supraventricular.trees", BeatFeatures.NAMES),
            BoostedTrees.beside(OriginModel.class, "fusion.trees", BeatFeatures.NAMES));
  }

  @Override
  public Origin classify(float[] features) {
    double v = ventricular.probability(features);
    if (v > VENTRICULAR_FROM) {
      double f = fusion.probability(features);
      return f > FUSION_FROM ? new Origin(BeatClass.F, f) : new Origin(BeatClass.V, v);
    }
    // prematurity means nothing where no interval foretells the next
    boolean irregular =
        RrEntropy.irregularity(features[ENTROPY], features[ENTROPY + 1]) >= RrEntropy.IRREGULAR;
    double s = irregular ? 0 : supraventricular.probability(features);
    return s > SUPRAVENTRICULAR_FROM
        ? new Origin(BeatClass.S, s)
        : new Origin(BeatClass.N, 1 - Math.max(v, s));
  }
}
