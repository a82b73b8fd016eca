package io.lifesign.clinical.ecg;

import java.util.Arrays;

/** Reads a first estimate of a lead's complexes and noise from the first seconds of its signal. */
final class QrsLevels {

  /** Blocks of 400 ms: most hold one complex. */
  private static final int BLOCK = 50;

  private QrsLevels() {}

  /**
   * On the scale of {@link QrsEnergy}, mV.
   *
   * @param signal usual height of a complex
   * @param noise median between complexes
   */
  record Level(double signal, double noise) {}

  static Level of(float[] lead, int length) {
    QrsEnergy energy = new QrsEnergy();
    float[] values = new float[length];
    float[] most = new float[Math.max(1, length / BLOCK)];
    energy.accept(lead, 0, length, Double.MAX_VALUE, values);
    for (int i = 0; i < length; i++) {
      int block = Math.min(i / BLOCK, most.length - 1);
      most[block] = Math.max(most[block], values[i]);
    }
    Arrays.sort(values);
    Arrays.sort(most);
    return new Level(most[most.length * 3 / 4], values[length * 48 / 100]);
  }
}
