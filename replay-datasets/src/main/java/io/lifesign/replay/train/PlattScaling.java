package io.lifesign.replay.train;

/**
 * A straight line from the log-odds that trees say to those that came true (Platt 1999). It leaves
 * the order of stays and the meaning of contributions as they are.
 */
record PlattScaling(double offset, double slope) {

  private static final int STEPS = 30;

  /** The line of greatest likelihood, by Newton's method. */
  static PlattScaling fit(double[] logOdds, boolean[] yes) {
    double offset = 0;
    double slope = 1;
    for (int step = 0; step < STEPS; step++) {
      double g0 = 0;
      double g1 = 0;
      double h00 = 0;
      double h01 = 0;
      double h11 = 0;
      for (int i = 0; i < logOdds.length; i++) {
        double x = logOdds[i];
        double p = probability(offset + slope * x);
        double error = p - (yes[i] ? 1 : 0);
        double weight = p * (1 - p);
        g0 += error;
        g1 += error * x;
        h00 += weight;
        h01 += weight * x;
        h11 += weight * x * x;
      }
      double determinant = h00 * h11 - h01 * h01;
      offset -= (h11 * g0 - h01 * g1) / determinant;
      slope -= (h00 * g1 - h01 * g0) / determinant;
    }
    return new PlattScaling(offset, slope);
  }

  double apply(double logOdds) {
    return probability(offset + slope * logOdds);
  }

  private static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
