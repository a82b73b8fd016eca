package io.lifesign.replay.ecg;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** Samples of one lead over a stretch of time, in physical units until they are digitised. */
final class Stretch {

  private final double fromSeconds;
  private final double hertz;
  private final double[] values;

  Stretch(double fromSeconds, int samples, double hertz) {
    this.fromSeconds = fromSeconds;
    this.hertz = hertz;
    this.values = new double[samples];
  }

  /** Adds a bell where it is not flat. */
  void add(Wave wave, double beatSeconds, double height) {
    double center = beatSeconds + wave.atSeconds() - fromSeconds;
    int first = (int) StrictMath.floor((center - wave.reachSeconds()) * hertz);
    int last = (int) StrictMath.ceil((center + wave.reachSeconds()) * hertz);
    for (int i = StrictMath.max(0, first); i <= last && i < values.length; i++) {
      values[i] += height * wave.at(seconds(i) - beatSeconds);
    }
  }

  void addAll(DoubleUnaryOperator atSeconds) {
    for (int i = 0; i < values.length; i++) {
      values[i] += atSeconds.applyAsDouble(seconds(i));
    }
  }

  void replace(DoublePredicate atSeconds, double by) {
    for (int i = 0; i < values.length; i++) {
      if (atSeconds.test(seconds(i))) {
        values[i] = by;
      }
    }
  }

  /** As an ADC gives them: rounded, and at its rails where they are beyond. */
  short[] digitised(double unitsPerPhysical) {
    short[] digitised = new short[values.length];
    for (int i = 0; i < digitised.length; i++) {
      long units = StrictMath.round(values[i] * unitsPerPhysical);
      digitised[i] =
          (short) StrictMath.max(-Short.MAX_VALUE, StrictMath.min(Short.MAX_VALUE, units));
    }
    return digitised;
  }

  private double seconds(int sample) {
    return fromSeconds + sample / hertz;
  }
}
