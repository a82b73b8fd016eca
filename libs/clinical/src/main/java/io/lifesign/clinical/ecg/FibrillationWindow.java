package io.lifesign.clinical.ecg;

import java.util.Arrays;
import java.util.List;

/**
 * What tells ventricular fibrillation and flutter from beats in 4 s of one lead: waves without a
 * rest between them. Mutable scratch space: one per detector.
 */
final class FibrillationWindow {

  /** 4 s. */
  static final int LENGTH = 4 * Resampler.HERTZ;

  static final List<String> NAMES =
      List.of(
          "swing",
          "filled",
          "leakage",
          "frequency",
          "kurtosis",
          "fast",
          "steep",
          "periodicity",
          "period",
          "spikes",
          "evenness",
          "periodLikeness");

  // high-pass at 1 Hz, twice: drift is no wave
  private static final double POLE = 0.952;
  private static final int COARSE = LENGTH / 3;
  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;

  // beyond these no window of fibrillation or flutter was seen
  private static final float LEAST_FILLED = 0.4f;
  private static final float MOST_KURTOSIS = 8;
  private static final float MOST_FAST = 30;
  private static final int SECOND = Resampler.HERTZ;

  private final float[] x = new float[LENGTH];
  private final float[] coarse = new float[COARSE];
  private final float[] likeness = new float[LONGEST + 1];
  private final float[] values = new float[NAMES.size()];

  /** The features; overwritten by the next window. */
  float[] values() {
    return values;
  }

  /**
   * Reads the last 4 s.
   *
   * @return false if it cannot be fibrillation, and not all features were computed
   */
  boolean read(ShapeRing ring) {
    long from = ring.samples() - LENGTH;
    double before = ring.at(from) * ShapeRing.MILLIVOLTS;
    double once = 0;
    double onceBefore = 0;
    double twice = 0;
    for (int i = 0; i < LENGTH; i++) {
      double v = ring.at(from + i) * ShapeRing.MILLIVOLTS;
      once = POLE * (once + v - before);
      before = v;
      twice = POLE * (twice + once - onceBefore);
      onceBefore = once;
      x[i] = (float) twice;
    }
    return measure();
  }

  private boolean measure() {
    double size = 0;
    double change = 0;
    double power = 0;
    double slopes = 0;
    double curves = 0;
    double fourth = 0;
    double steepest = 0;
    double least = 0;
    double most = 0;
    for (int i = 2; i < LENGTH; i++) {
      double v = x[i];
      double d = v - x[i - 1];
      double c = d - (x[i - 1] - x[i - 2]);
      size += Math.abs(v);
      change += Math.abs(d);
      power += v * v;
      slopes += d * d;
      curves += c * c;
      fourth += v * v * v * v;
      steepest = Math.max(steepest, Math.abs(d));
      least = Math.min(least, v);
      most = Math.max(most, v);
    }
    int n = LENGTH - 2;
    if (power < 1e-6 || slopes < 1e-9) {
      Arrays.fill(values, 0);
      return false;
    }
    values[0] = (float) Math.min(10, most - least);
    values[1] = filled();
    values[2] = leakage(size, change);
    values[3] = (float) (Math.sqrt(slopes / power) * Resampler.HERTZ / (2 * Math.PI));
    values[4] = (float) Math.min(30, fourth / n / (power / n) / (power / n));
    values[5] = (float) (Math.sqrt(curves / slopes) * Resampler.HERTZ / (2 * Math.PI));
    values[6] = (float) (steepest / (change / n));
    if (values[1] < LEAST_FILLED || values[4] > MOST_KURTOSIS || values[5] > MOST_FAST) {
      return false;
    }
    periodicity();
    spikes(slopes / n);
    return true;
  }

  /** Part of the samples beyond a fifth of the largest of their second: waves leave no rest. */
  private float filled() {
    int beyond = 0;
    for (int second = 0; second < LENGTH; second += SECOND) {
      float most = 0;
      for (int i = second; i < second + SECOND; i++) {
        most = Math.max(most, Math.abs(x[i]));
      }
      float limit = 0.2f * most;
      for (int i = second; i < second + SECOND; i++) {
        if (Math.abs(x[i]) > limit) {
          beyond++;
        }
      }
    }
    return beyond / (float) LENGTH;
  }

  /** What a filter at the signal's own mean period leaves of it: little of a sine wave. */
  private float leakage(double size, double change) {
    int half = (int) Math.round(Math.PI * size / change);
    half = Math.max(2, Math.min(half, LENGTH / 4));
    double left = 0;
    double all = 0;
    for (int i = half; i < LENGTH; i++) {
      left += Math.abs(x[i] + x[i - half]);
      all += Math.abs(x[i]) + Math.abs(x[i - half]);
    }
    return (float) (left / all);
  }

  /**
   * The best likeness of the window with itself, moved by 120 to 720 ms, and the shortest move that
   * is nearly as good: the period of the waves. At a third of the rate: waves are slow.
   */
  private void periodicity() {
    double total = 0;
    for (int i = 0; i < COARSE; i++) {
      coarse[i] = x[3 * i] + x[3 * i + 1] + x[3 * i + 2];
      total += i >= LONGEST ? coarse[i] * coarse[i] : 0;
    }
    double moved = total;
    float best = -1;
    for (int lag = 1; lag <= LONGEST; lag++) {
      float in = coarse[LONGEST - lag];
      float out = coarse[COARSE - lag];
      moved += in * in - out * out;
      if (lag >= SHORTEST) {
        float sum = 0;
        for (int i = LONGEST; i < COARSE; i++) {
          sum += coarse[i] * coarse[i - lag];
        }
        likeness[lag] = (float) (sum / Math.sqrt(total * Math.max(moved, 0) + 1e-9));
        best = Math.max(best, likeness[lag]);
      }
    }
    values[7] = best;
    int period = LONGEST;
    for (int lag = SHORTEST + 1; lag < LONGEST; lag++) {
      boolean top = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
      if (top && likeness[lag] > best - 0.15f) {
        period = lag;
        break;
      }
    }
    values[8] = period * 3f / Resampler.HERTZ;
    values[11] = likeness[period];
  }

  /** How few samples have most of the slope's energy, and how evenly the seconds share it. */
  private void spikes(double meanSquare) {
    int calm = 0;
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int second = 0; second < LENGTH; second += SECOND) {
      double sum = 0;
      for (int i = Math.max(1, second); i < second + SECOND; i++) {
        double d = x[i] - x[i - 1];
        sum += d * d;
        if (d * d < 0.1 * meanSquare) {
          calm++;
        }
      }
      least = Math.min(least, sum);
      most = Math.max(most, sum);
    }
    values[9] = calm / (float) LENGTH;
    values[10] = (float) (least / (most + 1e-12));
  }
}
