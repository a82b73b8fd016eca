package io.lifesign.replay.ecg;

/** A stretch in which atria or ventricles do not beat but quiver. */
record Oscillation(double fromSeconds, double toSeconds, Kind kind) {

  private static final double FADE_SECONDS = 0.25;

  /** What quivers, with frequency (Hz), height (mV) and how much both wander (share). */
  enum Kind {
    /** f waves between the beats of atrial fibrillation. */
    ATRIAL(6.6, 0.05, 0.12),
    FLUTTER(4.4, 0.95, 0.03),
    FIBRILLATION(5.2, 0.55, 0.30);

    private final double hertz;
    private final double millivolts;
    private final double wander;

    Kind(double hertz, double millivolts, double wander) {
      this.hertz = hertz;
      this.millivolts = millivolts;
      this.wander = wander;
    }
  }

  /** Height in mV; every lead has a phase of its own. */
  double at(double seconds, int lead) {
    if (seconds < fromSeconds || seconds > toSeconds) {
      return 0;
    }
    double since = seconds - fromSeconds;
    // slow beats against each other make frequency and height wander, without chance
    double phase =
        2 * StrictMath.PI * kind.hertz * since
            + 4 * kind.wander * StrictMath.sin(2 * StrictMath.PI * 0.71 * since + lead)
            + 2 * kind.wander * StrictMath.sin(2 * StrictMath.PI * 1.37 * since + 2 * lead);
    double height =
        1 + 1.3 * kind.wander * StrictMath.sin(2 * StrictMath.PI * 0.53 * since + 0.6 * lead);
    double edge = StrictMath.min(since, toSeconds - seconds);
    double fade = StrictMath.min(1, edge / FADE_SECONDS);
    return kind.millivolts * height * fade * StrictMath.sin(phase + lead);
  }
}
