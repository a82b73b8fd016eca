package io.lifesign.clinical.ecg;

/**
 * How much 4 s of signal look like ventricular fibrillation or flutter: a model of the waves,
 * overruled where complexes of one shape come at a rate that neither has
 * (docs/clinical-decisions.md, "Fibrillation measure").
 */
final class FibrillationMeasure {

  /** Likeness of successive complexes from which a rhythm is organised. */
  private static final double ORGANISED = 0.9;

  /** Complexes in 4 s up to which an organised rhythm is no flutter: 120/min. */
  private static final int SLOW = 8;

  private final WaveClassifier classifier;
  private final FibrillationWindow window = new FibrillationWindow();

  FibrillationMeasure(WaveClassifier classifier) {
    this.classifier = classifier;
  }

  /**
   * @param rings the leads, of which those that are good enough are looked at
   * @param beats complexes in the last 4 s
   * @param likeness mean of each of these with the one before in the better lead, 0-1
   * @return 0-1; 0 with less than 4 s of signal
   */
  double of(ShapeRing[] rings, boolean[] good, int beats, double likeness) {
    double sum = 0;
    int leads = 0;
    boolean organised = likeness > ORGANISED && beats <= SLOW;
    for (int slot = 0; slot < rings.length; slot++) {
      if (good[slot] && rings[slot].length() >= FibrillationWindow.LENGTH) {
        leads++;
        if (!organised && window.read(rings[slot])) {
          sum += classifier.fibrillation(window.values());
        }
      }
    }
    return leads == 0 ? 0 : sum / leads;
  }
}
