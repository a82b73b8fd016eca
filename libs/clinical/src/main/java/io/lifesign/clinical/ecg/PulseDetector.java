package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds the upstrokes of a pulse wave or an arterial pressure by the sum of its rising slopes over
 * 128 ms, after Zong and others, Comput Cardiol 2003;30:259. Mutable: a hot kernel at {@value
 * Resampler#HERTZ} Hz.
 */
final class PulseDetector {

  private static final int WIDTH = 16;
  private static final int REFRACTORY = 32;
  private static final double THRESHOLD = 0.5;
  private static final double GAIN = 0.125;
  private static final int KEPT = 8;

  /** Without a pulse for 2.5 s the threshold sinks. */
  private static final int SINK_AFTER = 312;

  private static final double SINK = 0.995;

  /**
   * A wave smaller than this part of what the last minute had is none: noise beats regularly too.
   */
  private static final double LEAST_PART = 0.25;

  /** Halves in a minute, by sample. */
  private static final double FORGETS = 0.99991;

  private static final long NONE = Long.MIN_VALUE;

  private final float[] rises = new float[WIDTH];
  private final short[] intervals = new short[KEPT];
  private final float[] heights = new float[KEPT];
  private double last;
  private double sum;
  private double level;
  private double reference;
  private double top;
  private long topAt = NONE;
  private long pulse = NONE;
  private int pulses;
  private long samples;
  private int still;

  void accept(float[] signal, boolean[] absent, int from, int length) {
    for (int i = from; i < from + length; i++) {
      accept(signal[i], absent[i]);
    }
  }

  private void accept(double x, boolean absent) {
    int slot = (int) (samples % WIDTH);
    double change = samples == 0 || absent ? 0 : x - last;
    still = Math.abs(change) < 1e-6 ? Math.min(still + 1, 10_000) : 0;
    float rise = (float) Math.max(0, change);
    sum += rise - rises[slot];
    rises[slot] = rise;
    last = x;
    if (samples < 2 * Resampler.HERTZ) {
      level = Math.max(level, sum); // learns from the first 2 s
      reference = level;
    }
    if (sum > top) {
      top = sum;
      topAt = samples;
    } else if (topAt != NONE && samples - topAt > WIDTH / 2) {
      judge(topAt, top);
      top = 0;
      topAt = NONE;
    }
    reference *= FORGETS;
    if (pulse != NONE && samples - pulse > SINK_AFTER) {
      level *= SINK;
    }
    samples++;
  }

  private void judge(long at, double height) {
    if (height < Math.max(THRESHOLD * level, LEAST_PART * reference)
        || (pulse != NONE && at - pulse < REFRACTORY)) {
      return;
    }
    int slot = pulses % KEPT;
    intervals[slot] = pulse == NONE ? 0 : (short) Math.min(at - pulse, Short.MAX_VALUE);
    heights[slot] = (float) height;
    pulses = pulses + 1 >= 2 * KEPT ? pulses + 1 - KEPT : pulses + 1;
    pulse = at;
    level += GAIN * (Math.min(height, 2 * level) - level);
    reference = Math.max(reference, Math.min(height, 1.2 * Math.max(level, reference)));
  }

  /** Sample of the last upstroke; {@link Long#MIN_VALUE} if there was none. */
  long lastPulse() {
    return pulse;
  }

  /** Pulses a minute by the median of the last five intervals; 0 if not known. */
  double rate() {
    int n = Math.min(5, Math.min(pulses, KEPT));
    if (n < 3) {
      return 0;
    }
    int[] recent = new int[n];
    for (int i = 0; i < n; i++) {
      recent[i] = intervals[(pulses - 1 - i) % KEPT];
    }
    Arrays.sort(recent);
    return recent[n / 2] == 0 ? 0 : 60.0 * Resampler.HERTZ / recent[n / 2];
  }

  /**
   * How much what was found looks like a pulse: the part of the last eight that are of about one
   * height and of a possible interval.
   */
  double quality() {
    int n = Math.min(pulses, KEPT);
    if (n < 4 || still > Resampler.HERTZ) {
      return 0;
    }
    float[] sorted = Arrays.copyOf(heights, n);
    Arrays.sort(sorted);
    float median = sorted[n / 2];
    int good = 0;
    for (int i = 0; i < n; i++) {
      boolean height = heights[i] > 0.5f * median && heights[i] < 2 * median;
      boolean interval = intervals[i] >= REFRACTORY && intervals[i] <= 2 * Resampler.HERTZ;
      good += height && interval ? 1 : 0;
    }
    return good / (double) KEPT;
  }

  void write(DataOutput out) throws IOException {
    for (float one : rises) {
      out.writeFloat(one);
    }
    for (int i = 0; i < KEPT; i++) {
      out.writeShort(intervals[i]);
      out.writeFloat(heights[i]);
    }
    out.writeDouble(last);
    out.writeDouble(sum);
    out.writeDouble(level);
    out.writeDouble(reference);
    out.writeDouble(top);
    out.writeLong(topAt);
    out.writeLong(pulse);
    out.writeByte(pulses);
    out.writeLong(samples);
    out.writeShort(still);
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < WIDTH; i++) {
      rises[i] = in.readFloat();
    }
    for (int i = 0; i < KEPT; i++) {
      intervals[i] = in.readShort();
      heights[i] = in.readFloat();
    }
    last = in.readDouble();
    sum = in.readDouble();
    level = in.readDouble();
    reference = in.readDouble();
    top = in.readDouble();
    topAt = in.readLong();
    pulse = in.readLong();
    pulses = in.readByte();
    samples = in.readLong();
    still = in.readShort();
  }
}
