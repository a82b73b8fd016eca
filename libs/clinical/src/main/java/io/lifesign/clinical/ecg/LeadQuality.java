package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How good one lead's signal is, second by second: whether there is any, whether it moves at all,
 * and how much of it is noise that no heart makes. Mutable: a hot kernel.
 */
final class LeadQuality {

  /** Part of a second that may be absent or stand still. */
  private static final double MOST_LOST = 0.2;

  private static final double MOST_STILL = 0.8;

  /** Swing within a second that no ECG has, mV. */
  private static final double MOST_SWING = 10;

  /** Mean size of the second difference, mV, that is muscle or mains and hides small beats. */
  private static final double MUCH_NOISE = 0.25;

  private static final double STILL = 1e-5;

  /** A lead that showed nothing for 160 ms is not listened to. */
  private static final int DEAD_AFTER = 20;

  private int count;
  private int absent;
  private int still;
  private int dead;
  private double least;
  private double most;
  private double jitter;
  private double last;
  private double secondLast;

  void accept(float[] signal, boolean[] gone, int from, int length) {
    double x1 = last;
    double x2 = secondLast;
    double low = count == 0 ? signal[from] : least;
    double high = count == 0 ? signal[from] : most;
    double sum = jitter;
    for (int i = from; i < from + length; i++) {
      double x = signal[i];
      boolean stands = Math.abs(x - x1) < STILL;
      absent += gone[i] ? 1 : 0;
      still += stands ? 1 : 0;
      dead = gone[i] || stands ? dead + 1 : 0;
      low = Math.min(low, x);
      high = Math.max(high, x);
      sum += Math.abs(x - 2 * x1 + x2);
      x2 = x1;
      x1 = x;
    }
    dead = Math.min(dead, DEAD_AFTER);
    count += length;
    last = x1;
    secondLast = x2;
    least = low;
    most = high;
    jitter = sum;
  }

  /**
   * What the second was worth; the next one begins.
   *
   * @return 0 (no signal) to 1
   */
  double close() {
    double quality = 0;
    if (count > 0 && absent < MOST_LOST * count && still < MOST_STILL * count) {
      double noise = jitter / count / MUCH_NOISE;
      double swing = (most - least) / MOST_SWING;
      quality = Math.max(0, 1 - Math.max(noise, swing * swing));
    }
    count = 0;
    absent = 0;
    still = 0;
    jitter = 0;
    return quality;
  }

  /** Whether the second so far has no signal at all: the electrode is off. */
  boolean off() {
    return count == 0 || absent >= MOST_LOST * count || still >= MOST_STILL * count;
  }

  /** Whether there is nothing to listen to just now. */
  boolean dead() {
    return dead >= DEAD_AFTER;
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(count);
    out.writeShort(absent);
    out.writeShort(still);
    out.writeByte(dead);
    out.writeDouble(least);
    out.writeDouble(most);
    out.writeDouble(jitter);
    out.writeDouble(last);
    out.writeDouble(secondLast);
  }

  void restore(DataInput in) throws IOException {
    count = in.readShort();
    absent = in.readShort();
    still = in.readShort();
    dead = in.readByte();
    least = in.readDouble();
    most = in.readDouble();
    jitter = in.readDouble();
    last = in.readDouble();
    secondLast = in.readDouble();
  }
}
