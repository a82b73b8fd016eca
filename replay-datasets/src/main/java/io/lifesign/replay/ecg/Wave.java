package io.lifesign.replay.ecg;

/**
 * One bell of a beat, after the sum of Gaussians of McSharry et al. (IEEE TBME 2003).
 *
 * @param atSeconds its peak against the R peak
 * @param widthSeconds its standard deviation
 * @param two its height in lead II, mV
 * @param v1 its height in lead V1, mV
 */
record Wave(double atSeconds, double widthSeconds, double two, double v1) {

  /** Beyond so many standard deviations a bell is flat. */
  private static final double REACH = 5;

  double reachSeconds() {
    return REACH * widthSeconds;
  }

  /** The height as a share of the peak. */
  double at(double seconds) {
    double distance = (seconds - atSeconds) / widthSeconds;
    return StrictMath.exp(-distance * distance / 2);
  }
}
