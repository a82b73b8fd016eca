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

  /** What stands for an entropy that is not known: a regular rhythm. */
  static final float UNKNOWN = -2;

  /** Irregularity from which a rhythm is irregularly irregular. */
  static final double IRREGULAR = 0.5;

  // where the entropy of all intervals, and of those between usual beats, separates fibrillation
  private static final double ALL_LIMIT = -0.6;
  private static final double USUAL_LIMIT = -0.9;

  private RrEntropy() {}

  /**
   * How much a rhythm looks like atrial fibrillation: all intervals must be irregular, and, where
   * enough are known, those between usual beats as well, so that frequent ectopy does not count.
   *
   * @param all entropy of all intervals
   * @param usual entropy of those between usual beats, or {@link #UNKNOWN}
   * @return 0-1, {@link #IRREGULAR} at the limit
   */
  static double irregularity(double all, double usual) {
    double margin = all - ALL_LIMIT;
    if (usual != UNKNOWN) {
      margin = Math.min(margin, usual - USUAL_LIMIT);
    }
    return Math.max(0, Math.min(1, IRREGULAR + 0.5 * margin));
  }

  /**
   * @return about -3 to 1; {@link #UNKNOWN} with fewer than {@link #FEWEST} intervals
   */
  static float of(RrHistory history) {
    int n = history.size();
    if (n < FEWEST) {
      return UNKNOWN;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += history.back(i);
    }
    RrMatches matches = history.matches();
    int tolerance = TOLERANCE;
    while (true) {
      int two = matches.two(tolerance);
      if (two >= MATCHES || tolerance >= RrMatches.WIDEST) {
        int one = matches.one(tolerance);
        double entropy = -StrictMath.log(Math.max(two, 1) / (double) Math.max(one, 1));
        double seconds = tolerance / (double) Resampler.HERTZ;
        double mean = sum / n / Resampler.HERTZ;
        return (float) (entropy + StrictMath.log(2 * seconds) - StrictMath.log(mean));
      }
      tolerance += 2;
    }
  }
}
