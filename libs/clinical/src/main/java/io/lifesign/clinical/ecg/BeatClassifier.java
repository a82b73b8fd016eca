package io.lifesign.clinical.ecg;

/** Tells where a beat arose from its {@link BeatFeatures}. */
public interface BeatClassifier {

  /**
   * @param features in the order of {@link BeatDetector#featureNames()}; overwritten after the call
   */
  Origin classify(float[] features);

  /**
   * @param confidence 0-1
   */
  record Origin(BeatClass beatClass, double confidence) {}
}
