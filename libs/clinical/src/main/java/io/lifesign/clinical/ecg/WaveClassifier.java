package io.lifesign.clinical.ecg;

/** Tells how much 4 s of one lead look like ventricular fibrillation or flutter. */
public interface WaveClassifier {

  /**
   * @param features in the order of {@link BeatDetector#waveFeatureNames()}; overwritten after the
   *     call
   * @return 0-1
   */
  double fibrillation(float[] features);
}
