package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds QRS complexes in all leads together. Each lead's {@link QrsEnergy} is put on a scale where
 * 0 is its noise and 1 its usual complex, leads are summed by their signal-to-noise ratio, and
 * peaks of the sum are told apart by an adaptive threshold, with search-back and T-wave rejection
 * after Hamilton and Tompkins 1986 (docs/clinical-decisions.md, "Beat detection"). Mutable: a hot
 * kernel at {@value Resampler#HERTZ} Hz.
 */
final class QrsDetector {

  /** Learns levels from that many samples, and then looks for beats in them too: 2 s. */
  static final int LEARNING = 2 * Resampler.HERTZ;

  /** Two complexes are at least 200 ms apart. */
  private static final int REFRACTORY = 25;

  /** A second peak within 360 ms, below this part of the first, is its T wave. */
  private static final int T_WAVE = 45;

  private static final double T_WAVE_PART = 0.5;
  private static final double THRESHOLD = 0.25;
  private static final double SEARCH_BACK_PART = 0.5;
  private static final double SEARCH_BACK_RR = 1.6;

  /** No search-back within 480 ms: no heart that has just beaten owes a beat so soon. */
  private static final int SEARCH_BACK_FROM = 60;

  private static final double WEIGHT_POWER = 2;
  private static final double LEVEL_GAIN = 0.125;
  private static final double NOISE_GAIN = 0.004;

  /** A lead whose complexes are smaller in the energy's scale has none, mV. */
  private static final double MIN_LEVEL = 0.02;

  private static final double MIN_NOISE = 1e-4;
  private static final double CAP_LEVELS = 2.5;

  /** Samples that are taken with one cap, for speed. */
  static final int BLOCK = 25;

  /** A power of two. */
  private static final int HISTORY = 64;

  private static final int PEAK_REACH = 8;

  /** After 2 s without a beat the thresholds sink. */
  private static final int SINK_AFTER = 2 * Resampler.HERTZ;

  private static final int SINK_EVERY = 25;
  private static final double SINK = 0.93;

  private final int leads;
  private final QrsEnergy[] energy;
  private final float[][] history;
  private final double[] level;
  private final double[] noise;
  private final double[] weight;
  private final double[] cap;
  private final float[][] block;
  private final boolean[] deaf;
  private final float[] last;
  private float[][] learning;
  private long samples;
  private double peak;
  private long peakAt = -1;
  private double missed;
  private long missedAt = -1;
  private long lastBeat = Long.MIN_VALUE / 2;
  private double lastHeight;
  private double meanRr = 0.8 * Resampler.HERTZ;
  private double peakNoise = 0.05;

  /** Takes the beats. */
  interface Beats {
    /**
     * @param middle index of the middle of the complex
     * @param now how many samples there were when it was found
     */
    void beatAt(long middle, long now);
  }

  QrsDetector(int leads) {
    this.leads = leads;
    energy = new QrsEnergy[leads];
    history = new float[leads][HISTORY];
    level = new double[leads];
    noise = new double[leads];
    weight = new double[leads];
    cap = new double[leads];
    block = new float[leads][BLOCK];
    deaf = new boolean[leads];
    last = new float[leads];
    learning = new float[leads][LEARNING];
    for (int lead = 0; lead < leads; lead++) {
      energy[lead] = new QrsEnergy();
    }
  }

  /**
   * Takes samples of all leads.
   *
   * @param signal by lead, mV, without offset
   */
  void accept(float[][] signal, int from, int length, Beats out) {
    for (int lead = 0; lead < leads; lead++) {
      last[lead] = signal[lead][from + length - 1];
    }
    int rest = length;
    int at = from;
    if (learning != null) {
      int taken = Math.min(rest, LEARNING - (int) samples);
      for (int lead = 0; lead < leads; lead++) {
        System.arraycopy(signal[lead], at, learning[lead], (int) samples, taken);
      }
      samples += taken;
      at += taken;
      rest -= taken;
      if (samples == LEARNING) {
        learned(out);
      }
    }
    detect(signal, at, rest, out);
  }

  /** The signal ends: a peak that still waits is decided, also if it ended while learning. */
  void end(Beats out) {
    if (learning != null && samples > QrsEnergy.WIDTH) {
      learned(out);
    }
    if (learning == null) {
      float[][] still = new float[leads][REFRACTORY + QrsEnergy.DELAY];
      for (int lead = 0; lead < leads; lead++) {
        Arrays.fill(still[lead], last[lead]); // a signal that stands still has no energy
      }
      detect(still, 0, REFRACTORY + QrsEnergy.DELAY, out);
    }
  }

  /** A dead lead has no noise, and would seem the best of all. */
  void listen(int lead, boolean on) {
    if (deaf[lead] == on) {
      deaf[lead] = !on;
      weigh();
    }
  }

  /** How much of the sum comes from the lead, 0-1. */
  double weight(int lead) {
    return weight[lead];
  }

  /** Usual height of a complex over the noise of the lead; 0 while not known. */
  double signalToNoise(int lead) {
    return learning != null || level[lead] < MIN_LEVEL ? 0 : level[lead] / noise[lead] - 1;
  }

  boolean learned() {
    return learning == null;
  }

  private void learned(Beats out) {
    float[][] signal = learning;
    int length = (int) samples;
    learning = null;
    samples = 0;
    for (int lead = 0; lead < leads; lead++) {
      QrsLevels.Level first = QrsLevels.of(signal[lead], length);
      level[lead] = Math.max(first.signal(), 1e-3);
      noise[lead] = Math.max(first.noise(), MIN_NOISE);
    }
    weigh();
    detect(signal, 0, length, out);
  }

  /** In blocks that begin at the same samples however the signal is cut. */
  private void detect(float[][] signal, int from, int length, Beats out) {
    int done = 0;
    while (done < length) {
      int phase = (int) (samples % BLOCK);
      if (phase == 0) {
        for (int lead = 0; lead < leads; lead++) {
          cap[lead] = CAP_LEVELS * level[lead];
        }
      }
      int n = Math.min(length - done, BLOCK - phase);
      for (int lead = 0; lead < leads; lead++) {
        energy[lead].accept(signal[lead], from + done, n, cap[lead], block[lead]);
      }
      for (int i = 0; i < n; i++) {
        detect(i, out);
      }
      done += n;
    }
  }

  private void detect(int i, Beats out) {
    int slot = (int) (samples & (HISTORY - 1));
    double sum = 0;
    for (int lead = 0; lead < leads; lead++) {
      float e = block[lead][i];
      history[lead][slot] = e;
      double step = deaf[lead] ? 0 : level[lead] * NOISE_GAIN * 0.5; // a slow median
      double n = noise[lead] + (e > noise[lead] ? step : -step);
      n = Math.max(MIN_NOISE, Math.min(n, 0.7 * level[lead]));
      noise[lead] = n;
      if (e > n) {
        sum += weight[lead] * (e - n) / Math.max(level[lead] - n, MIN_LEVEL);
      }
    }
    if (sum > peak) {
      peak = sum;
      peakAt = samples;
    }
    samples++;
    if (peakAt >= 0 && samples - peakAt > REFRACTORY) {
      long at = peakAt;
      double height = peak;
      peak = 0;
      peakAt = -1;
      judge(at, height, out);
    }
    long silent = samples - lastBeat;
    if (missedAt >= 0 && silent > SEARCH_BACK_RR * meanRr && silent > SEARCH_BACK_FROM) {
      long at = missedAt;
      double height = missed;
      missedAt = -1;
      missed = 0;
      if (height > SEARCH_BACK_PART * threshold()) {
        beat(at, height, out);
      }
    }
    if (silent > SINK_AFTER && samples % SINK_EVERY == 0) {
      sink();
    }
  }

  private double threshold() {
    return peakNoise + THRESHOLD * (1 - peakNoise);
  }

  private void judge(long at, double height, Beats out) {
    long since = at - lastBeat;
    if (since < REFRACTORY) {
      return;
    }
    boolean wave = since < T_WAVE && height < T_WAVE_PART * lastHeight;
    if (!wave && height > threshold()) {
      beat(at, height, out);
      return;
    }
    peakNoise += LEVEL_GAIN * (Math.min(height, 0.6) - peakNoise);
    if (!wave && height > missed) {
      missed = height;
      missedAt = at;
    }
  }

  private void beat(long at, double height, Beats out) {
    long rr = at - lastBeat;
    if (rr < SINK_AFTER) {
      double bounded = Math.max(0.6 * meanRr, Math.min(1.5 * meanRr, rr));
      meanRr += LEVEL_GAIN * (bounded - meanRr);
    }
    lastBeat = at;
    lastHeight = Math.min(height, 1.5);
    missedAt = -1;
    missed = 0;
    for (int lead = 0; lead < leads; lead++) {
      double around = around(lead, at);
      double l = level[lead] + LEVEL_GAIN * (Math.min(around, 2 * level[lead]) - level[lead]);
      level[lead] = Math.max(l, 1e-3);
    }
    weigh();
    out.beatAt(at - QrsEnergy.DELAY, Math.max(samples, LEARNING)); // none is told before
  }

  private double around(int lead, long at) {
    double most = 0;
    long from = Math.max(Math.max(0, at - PEAK_REACH), samples - HISTORY);
    for (long i = from; i <= Math.min(at + PEAK_REACH, samples - 1); i++) {
      most = Math.max(most, history[lead][(int) (i & (HISTORY - 1))]);
    }
    return most;
  }

  private void sink() {
    for (int lead = 0; lead < leads; lead++) {
      level[lead] = Math.max(level[lead] * SINK, Math.max(MIN_LEVEL, noise[lead] * 1.5));
    }
    peakNoise *= 0.97;
    weigh();
  }

  private void weigh() {
    double sum = 0;
    for (int lead = 0; lead < leads; lead++) {
      double ratio = Math.max(0.05, (level[lead] - noise[lead]) / noise[lead]);
      double w = Math.pow(ratio, WEIGHT_POWER);
      weight[lead] = deaf[lead] ? w * 1e-9 : level[lead] < MIN_LEVEL ? w * 1e-3 : w;
      sum += weight[lead];
    }
    for (int lead = 0; lead < leads; lead++) {
      weight[lead] /= sum;
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(learning != null);
    out.writeLong(samples);
    for (int lead = 0; lead < leads; lead++) {
      if (learning != null) {
        writeFloats(learning[lead], (int) samples, out);
      }
      energy[lead].write(out);
      writeFloats(history[lead], HISTORY, out);
      out.writeFloat(last[lead]);
      out.writeDouble(cap[lead]);
      out.writeBoolean(deaf[lead]);
      out.writeDouble(level[lead]);
      out.writeDouble(noise[lead]);
      out.writeDouble(weight[lead]);
    }
    out.writeDouble(peak);
    out.writeLong(peakAt);
    out.writeDouble(missed);
    out.writeLong(missedAt);
    out.writeLong(lastBeat);
    out.writeDouble(lastHeight);
    out.writeDouble(meanRr);
    out.writeDouble(peakNoise);
  }

  void restore(DataInput in) throws IOException {
    boolean learns = in.readBoolean();
    samples = in.readLong();
    for (int lead = 0; lead < leads; lead++) {
      if (learns) {
        readFloats(learning[lead], (int) samples, in);
      }
      energy[lead].restore(in);
      readFloats(history[lead], HISTORY, in);
      last[lead] = in.readFloat();
      cap[lead] = in.readDouble();
      deaf[lead] = in.readBoolean();
      level[lead] = in.readDouble();
      noise[lead] = in.readDouble();
      weight[lead] = in.readDouble();
    }
    if (!learns) {
      learning = null;
    }
    peak = in.readDouble();
    peakAt = in.readLong();
    missed = in.readDouble();
    missedAt = in.readLong();
    lastBeat = in.readLong();
    lastHeight = in.readDouble();
    meanRr = in.readDouble();
    peakNoise = in.readDouble();
  }

  private static void writeFloats(float[] values, int length, DataOutput out) throws IOException {
    for (int i = 0; i < length; i++) {
      out.writeFloat(values[i]);
    }
  }

  private static void readFloats(float[] values, int length, DataInput in) throws IOException {
    for (int i = 0; i < length; i++) {
      values[i] = in.readFloat();
    }
  }
}
