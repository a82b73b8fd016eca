package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The last RR intervals of a rhythm without a gap in it, in samples of 8 ms. Mutable. */
final class RrHistory {

  static final int LENGTH = 48;

  private static final int NEAR = 8;
  private static final int MEDIAN = 16;
  private static final double FAR_GAIN = 1.0 / 64;
  private static final double USUAL_GAIN = 0.1;

  private final short[] ring = new short[LENGTH];
  private final RrMatches matches = new RrMatches();
  private int count;
  private double far;
  private double usual;

  /** The rhythm broke off: what came before says nothing of what comes. */
  void clear() {
    count = 0;
    matches.clear();
    far = 0;
    usual = 0;
  }

  void add(int rr) {
    if (size() == LENGTH) {
      matches.removeOldest(this);
    }
    ring[count % LENGTH] = (short) Math.min(rr, Short.MAX_VALUE);
    count++;
    matches.addNewest(this);
    if (count >= 2 * LENGTH) {
      count -= LENGTH; // keeps the place and that the ring is full
    }
    far = far == 0 ? rr : far + FAR_GAIN * (Math.min(rr, 2 * far) - far);
  }

  /** An interval between two beats of the patient's usual shape, which was added already. */
  void addUsual(int rr) {
    double bounded = Math.max(0.5 * usual, Math.min(rr, 1.5 * usual));
    usual = usual == 0 ? rr : usual + USUAL_GAIN * (bounded - usual);
  }

  int size() {
    return Math.min(count, LENGTH);
  }

  /** The interval {@code back} intervals before the last; 0 is the last. */
  int back(int back) {
    return ring[(count - 1 - back) % LENGTH];
  }

  /** Mean of the up to 8 intervals before the last; 0 if there are none. */
  double near() {
    int n = Math.min(NEAR, size() - 1);
    double sum = 0;
    for (int i = 1; i <= n; i++) {
      sum += back(i);
    }
    return n > 0 ? sum / n : 0;
  }

  /** Root mean square of successive differences of the last 8, in parts of their mean. */
  double variation() {
    int n = Math.min(NEAR, size() - 1);
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double d = back(i) - back(i + 1);
      squares += d * d;
    }
    double near = near();
    return n > 0 && near > 0 ? Math.sqrt(squares / n) / near : 0;
  }

  /** Median of the up to 16 intervals before the last; 0 if there are none. */
  double median() {
    int n = Math.min(MEDIAN, size() - 1);
    if (n <= 0) {
      return 0;
    }
    int[] values = new int[n];
    for (int i = 0; i < n; i++) {
      values[i] = back(i + 1);
    }
    Arrays.sort(values);
    return values[n / 2];
  }

  /** A slow mean of all; 0 if there are none. */
  double far() {
    return far;
  }

  /** A mean of the intervals between usual beats; 0 if there are none. */
  double usual() {
    return usual;
  }

  /** How alike its stretches are. */
  RrMatches matches() {
    return matches;
  }

  void write(DataOutput out) throws IOException {
    for (short one : ring) {
      out.writeShort(one);
    }
    out.writeShort(count);
    out.writeDouble(far);
    out.writeDouble(usual);
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < LENGTH; i++) {
      ring[i] = in.readShort();
    }
    count = in.readShort();
    matches.count(this);
    far = in.readDouble();
    usual = in.readDouble();
  }
}
