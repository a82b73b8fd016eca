package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much of one lead's signal looks like a QRS complex: 8-22 Hz, where a QRS has most and T waves
 * and muscle have little, rectified and averaged over the 120 ms of a complex. Mutable: a hot
 * kernel at {@value Resampler#HERTZ} Hz.
 */
final class QrsEnergy {

  /** Samples averaged: 120 ms. */
  static final int WIDTH = 15;

  /** Delay of filter and mean against the middle of a complex, samples. */
  static final int DELAY = 13;

  // Butterworth band-pass of second order, 8-22 Hz at 125 Hz, as two sections
  private static final double GAIN = 0.08149274485180635;
  private static final double A11 = -0.8215389612461665;
  private static final double A12 = 0.5189936088872653;
  private static final double A21 = -1.54397579885997;
  private static final double A22 = 0.7171133379922549;

  private final float[] window = new float[WIDTH];
  private int at;
  private double sum;
  private byte rounds;
  private double p1;
  private double p2;
  private double q1;
  private double q2;

  /**
   * Takes samples and writes their means, mV.
   *
   * @param x the signal, mV
   * @param cap of the rectified signal, mV: a spike counts no more than a large complex
   */
  void accept(float[] x, int from, int length, double cap, float[] out) {
    double a1 = p1;
    double a2 = p2;
    double b1 = q1;
    double b2 = q2;
    double total = sum;
    int slot = at;
    for (int i = 0; i < length; i++) {
      // direct form II transposed, zeros at -1 (twice), then at +1 (twice)
      double u = GAIN * x[from + i];
      double v = u + a1;
      a1 = 2 * u - A11 * v + a2;
      a2 = u - A12 * v;
      double y = v + b1;
      b1 = -2 * v - A21 * y + b2;
      b2 = v - A22 * y;
      float size = (float) Math.min(Math.abs(y), cap);
      total += size - window[slot];
      window[slot] = size;
      if (++slot == WIDTH) {
        slot = 0;
        if ((++rounds & 63) == 0) {
          total = exact(); // rounding errors do not pile up
        }
      }
      out[i] = (float) (total / WIDTH);
    }
    p1 = a1;
    p2 = a2;
    q1 = b1;
    q2 = b2;
    sum = total;
    at = slot;
  }

  private double exact() {
    double exact = 0;
    for (float one : window) {
      exact += one;
    }
    return exact;
  }

  void write(DataOutput out) throws IOException {
    for (float one : window) {
      out.writeFloat(one);
    }
    out.writeByte(at);
    out.writeByte(rounds);
    out.writeDouble(sum);
    out.writeDouble(p1);
    out.writeDouble(p2);
    out.writeDouble(q1);
    out.writeDouble(q2);
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < WIDTH; i++) {
      window[i] = in.readFloat();
    }
    at = in.readByte();
    rounds = in.readByte();
    sum = in.readDouble();
    p1 = in.readDouble();
    p2 = in.readDouble();
    q1 = in.readDouble();
    q2 = in.readDouble();
  }
}
