package io.lifesign.replay.ecg;

import java.util.SplittableRandom;

/** Chance from a fixed seed: the same numbers on any machine (StrictMath only). */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Of mean 0 and deviation 1 (Box and Muller 1958). */
  double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
