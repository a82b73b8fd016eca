package io.lifesign.clinical.ecg;

/**
 * The shape of one beat in one lead: 240 ms before to 320 ms behind the middle of its QRS complex,
 * mV, and what is measured on it.
 */
final class BeatShape {

  /** Samples before the middle of the complex. */
  static final int BEFORE = 30;

  /** Samples from the middle of the complex on. */
  static final int BEHIND = 40;

  static final int LENGTH = BEFORE + BEHIND;

  /** The complex within the shape: 88 ms before to 104 ms behind its middle. */
  static final int QRS_FROM = BEFORE - 11;

  static final int QRS_TO = BEFORE + 13;

  /** Where a P wave would be. */
  static final int P_FROM = 2;

  static final int P_TO = BEFORE - 9;

  /** Where the T wave rises. */
  static final int T_FROM = BEFORE + 18;

  final float[] mv = new float[LENGTH];

  /** Reads the shape around a sample; the median before the complex is its zero. */
  void read(ShapeRing ring, long middle) {
    long from = middle - BEFORE;
    long newest = ring.samples() - 1;
    for (int i = 0; i < LENGTH; i++) {
      mv[i] = ring.at(Math.min(from + i, newest)) * ShapeRing.MILLIVOLTS;
    }
    float zero = zero();
    for (int i = 0; i < LENGTH; i++) {
      mv[i] -= zero;
    }
  }

  private float zero() {
    float sum = 0;
    for (int i = QRS_FROM - 6; i < QRS_FROM; i++) {
      sum += mv[i];
    }
    return sum / 6;
  }

  /** Largest less smallest value of the complex, mV. */
  float height() {
    float most = mv[QRS_FROM];
    float least = most;
    for (int i = QRS_FROM; i < QRS_TO; i++) {
      most = Math.max(most, mv[i]);
      least = Math.min(least, mv[i]);
    }
    return most - least;
  }

  /** -1 for a complex that only points down, 1 for one that only points up. */
  float polarity() {
    float most = 0;
    float least = 0;
    for (int i = QRS_FROM; i < QRS_TO; i++) {
      most = Math.max(most, mv[i]);
      least = Math.min(least, mv[i]);
    }
    return most - least < 1e-4f ? 0 : (most + least) / (most - least);
  }

  /** Steepest change within the complex, mV a sample. */
  float slope() {
    float most = 0;
    for (int i = QRS_FROM; i < QRS_TO; i++) {
      most = Math.max(most, Math.abs(mv[i] - mv[i - 1]));
    }
    return most;
  }

  /**
   * How far the slopes of the complex lie apart, ms: the standard deviation in time of their
   * energy, which grows with the width and needs no onset or end.
   */
  float spread() {
    double energy = 0;
    double first = 0;
    double second = 0;
    for (int i = QRS_FROM - 4; i < QRS_TO + 4; i++) {
      double change = mv[i + 1] - mv[i - 1];
      double e = change * change;
      energy += e;
      first += e * i;
      second += e * i * i;
    }
    if (energy < 1e-8) {
      return 0;
    }
    double mean = first / energy;
    return (float) (8 * Math.sqrt(Math.max(0, second / energy - mean * mean)));
  }

  /**
   * Mean size of the complex and what follows it directly, in parts of its height: a wide complex
   * fills more of it.
   */
  float area() {
    float sum = 0;
    for (int i = QRS_FROM - 4; i < QRS_TO + 6; i++) {
      sum += Math.abs(mv[i]);
    }
    return sum / (QRS_TO - QRS_FROM + 10) / Math.max(height(), 0.01f);
  }

  /** Mean of the T wave's place, mV. */
  float tWave() {
    float sum = 0;
    for (int i = T_FROM; i < LENGTH; i++) {
      sum += mv[i];
    }
    return sum / (LENGTH - T_FROM);
  }

  /** Root mean square of the P wave's place around its mean, mV. */
  float pWave() {
    double sum = 0;
    double squares = 0;
    for (int i = P_FROM; i < P_TO; i++) {
      sum += mv[i];
      squares += mv[i] * mv[i];
    }
    int n = P_TO - P_FROM;
    return (float) Math.sqrt(Math.max(0, squares / n - sum * sum / n / n));
  }

  /**
   * Pearson's correlation of a part of this shape with the same part of another, moved by {@code
   * shift} samples.
   */
  static float correlation(float[] a, float[] b, int from, int to, int shift) {
    double sa = 0;
    double sb = 0;
    double saa = 0;
    double sbb = 0;
    double sab = 0;
    int n = 0;
    for (int i = Math.max(from, -shift); i < Math.min(to, LENGTH - shift); i++) {
      double x = a[i + shift];
      double y = b[i];
      sa += x;
      sb += y;
      saa += x * x;
      sbb += y * y;
      sab += x * y;
      n++;
    }
    double va = saa - sa * sa / n;
    double vb = sbb - sb * sb / n;
    return va < 1e-7 || vb < 1e-7 ? 0 : (float) ((sab - sa * sb / n) / Math.sqrt(va * vb));
  }

  /** Mean absolute difference of the complexes relative to that of the other. */
  static float difference(float[] a, float[] b, int shift) {
    double difference = 0;
    double size = 0;
    for (int i = QRS_FROM; i < QRS_TO; i++) {
      difference += Math.abs(a[i + shift] - b[i]);
      size += Math.abs(b[i]);
    }
    return size < 1e-4 ? 0 : (float) Math.min(5, difference / size);
  }
}
