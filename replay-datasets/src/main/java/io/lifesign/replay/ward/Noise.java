package io.lifesign.replay.ward;

import java.util.SplittableRandom;

/**
 * Slow noise: an autoregressive process of order 1, the same numbers on any JVM (StrictMath only).
 */
final class Noise {

  private static final double MEMORY = 0.9;
  private static final double FRESH = StrictMath.sqrt(1 - MEMORY * MEMORY);

  private final SplittableRandom random;
  private final double deviation;
  private double state;

  Noise(SplittableRandom random, double deviation) {
    this.random = random;
    this.deviation = deviation;
  }

  double next() {
    state = MEMORY * state + FRESH * gaussian();
    return state * deviation;
  }

  /** Box and Muller 1958. */
  private double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
