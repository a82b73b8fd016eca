package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The last 4.1 s of one lead without its slow drift, to look at the shape of what was found in it.
 * Mutable: a hot kernel at {@value Resampler#HERTZ} Hz.
 */
final class ShapeRing {

  /** Samples kept, a power of two. */
  static final int LENGTH = 512;

  /** One step of what is kept: 2 uV, which reaches to 65 mV. */
  static final float MILLIVOLTS = 0.002f;

  private static final double STEPS = 500;

  // one pole high-pass at 0.5 Hz: less bends the ST segment, more keeps the drift
  private static final double POLE = 0.97517788;

  private final short[] ring = new short[LENGTH];
  private double before;
  private double high;
  private long samples;
  private long began;

  /**
   * @param x mV
   */
  void accept(float[] x, int from, int length) {
    double high1 = high;
    double last = samples == began ? x[from] : before;
    long n = samples;
    for (int i = from; i < from + length; i++) {
      high1 = POLE * (high1 + x[i] - last);
      last = x[i];
      double steps = Math.max(-32_767, Math.min(32_767, high1 * STEPS));
      ring[(int) (n++ & (LENGTH - 1))] = (short) (int) (steps + (steps < 0 ? -0.5 : 0.5));
    }
    high = high1;
    before = last;
    samples = n;
  }

  /** A sample that is still kept, in steps of {@link #MILLIVOLTS}. */
  short at(long sample) {
    return ring[(int) (sample & (LENGTH - 1))];
  }

  /** Another lead is kept from here on. */
  void restart() {
    Arrays.fill(ring, (short) 0);
    high = 0;
    began = samples;
  }

  /** How many samples there were of this lead. */
  long length() {
    return samples - began;
  }

  /** How many samples there were. */
  long samples() {
    return samples;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(samples);
    out.writeLong(began);
    out.writeDouble(before);
    out.writeDouble(high);
    for (int i = 0; i < Math.min(samples, LENGTH); i++) {
      out.writeShort(ring[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    samples = in.readLong();
    began = in.readLong();
    before = in.readDouble();
    high = in.readDouble();
    for (int i = 0; i < Math.min(samples, LENGTH); i++) {
      ring[i] = in.readShort();
    }
  }
}
