package io.lifesign.clinical.ecg;

/**
 * Coefficient of sample entropy (COSEn) of RR intervals, after Lake and Moorman, Am J Physiol Heart
 * Circ Physiol 2011;300:H319: low for a regular rhythm at any rate, also with single ectopic beats
 * in it, high where no interval foretells the next, as in atrial fibrillation.
 */
final class RrEntropy {

  /** Fewer intervals say nothing. */
  static final int FEWEST = 12;

  /** A match needs so many to be counted; the tolerance grows until there are. */
  private static final int MATCHES = 5;

  /** 32 ms; the source uses 30 ms. */
  private static final int TOLERANCE = 4;

  private static final int WIDEST_TOLERANCE = 64;

  private RrEntropy() {}

  /**
   * @return about -3 to 0; NaN with fewer than {@link #FEWEST} intervals
   */
  static double of(RrHistory history) {
    int n = history.size();
    if (n < FEWEST) {
      return Double.NaN;
    }
    int[] rr = new int[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      rr[i] = history.back(n - 1 - i);
      sum += rr[i];
    }
    int tolerance = TOLERANCE;
    while (true) {
      int one = 0;
      int two = 0;
      for (int i = 0; i < n - 1; i++) {
        for (int j = i + 1; j < n - 1; j++) {
          if (Math.abs(rr[i] - rr[j]) < tolerance) {
            one++;
            if (Math.abs(rr[i + 1] - rr[j + 1]) < tolerance) {
              two++;
            }
          }
        }
      }
      if (two >= MATCHES || tolerance >= WIDEST_TOLERANCE) {
        double entropy = -StrictMath.log(Math.max(two, 1) / (double) Math.max(one, 1));
        double seconds = tolerance / (double) Resampler.HERTZ;
        double mean = sum / n / Resampler.HERTZ;
        return entropy + StrictMath.log(2 * seconds) - StrictMath.log(mean);
      }
      tolerance += 2;
    }
  }
}
