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
  private double p1;
  private double p2;
  private double q1;
  private double q2;

  /**
   * @param x the signal, mV
   * @param cap of the rectified signal, mV: a spike counts no more than a large complex
   * @return the mean, mV
   */
  float accept(double x, double cap) {
    // direct form II transposed, zeros at -1 (twice), then at +1 (twice)
    double u = GAIN * x;
    double v = u + p1;
    p1 = 2 * u - A11 * v + p2;
    p2 = u - A12 * v;
    double y = v + q1;
    q1 = -2 * v - A21 * y + q2;
    q2 = v - A22 * y;
    float size = (float) Math.min(Math.abs(y), cap);
    sum += size - window[at];
    window[at] = size;
    if (++at == WIDTH) {
      at = 0;
      double exact = 0;
      for (float one : window) {
        exact += one;
      }
      sum = exact; // rounding errors do not pile up
    }
    return (float) (sum / WIDTH);
  }

  void write(DataOutput out) throws IOException {
    for (float one : window) {
      out.writeFloat(one);
    }
    out.writeByte(at);
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
    sum = in.readDouble();
    p1 = in.readDouble();
    p2 = in.readDouble();
    q1 = in.readDouble();
    q2 = in.readDouble();
  }
}
