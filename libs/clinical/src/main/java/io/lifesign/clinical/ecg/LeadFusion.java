package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The leads' {@link QrsEnergy} as one: each is put on a scale where 0 is its noise and 1 its usual
 * complex, and they are summed by the square of their signal-to-noise ratio. Mutable: a hot kernel.
 */
final class LeadFusion {

  /** A lead whose complexes are smaller in the energy's scale has none, mV. */
  private static final double MIN_LEVEL = 0.02;

  private static final double MIN_NOISE = 1e-4;

  private static final double CAP_LEVELS = 2.5;

  private static final double NOISE_GAIN = 0.004;

  private static final double LEVEL_GAIN = 0.125;

  /** A power of two. */
  private static final int HISTORY = 64;

  private static final int PEAK_REACH = 8;

  private static final double SINK = 0.93;

  private final int leads;
  private final QrsEnergy[] energy;
  private final float[][] history;
  private final double[] level;
  private final double[] noise;
  private final double[] weight;
  private final double[] cap;
  private final boolean[] deaf;
  private final float[][] block;

  /**
   * @param longest samples that are taken at once
   */
  LeadFusion(int leads, int longest) {
    this.leads = leads;
    energy = new QrsEnergy[leads];
    history = new float[leads][HISTORY];
    level = new double[leads];
    noise = new double[leads];
    weight = new double[leads];
    cap = new double[leads];
    deaf = new boolean[leads];
    block = new float[leads][longest];
    for (int lead = 0; lead < leads; lead++) {
      energy[lead] = new QrsEnergy();
    }
  }

  /** Learns from the first seconds what a complex and noise are. */
  void learn(float[][] signal, int length) {
    for (int lead = 0; lead < leads; lead++) {
      QrsLevels.Level first = QrsLevels.of(signal[lead], length);
      level[lead] = Math.max(first.signal(), 1e-3);
      noise[lead] = Math.max(first.noise(), MIN_NOISE);
    }
    weigh();
  }

  /** A dead lead has no noise, and would seem the best of all. */
  void listen(int lead, boolean on) {
    if (deaf[lead] == on) {
      deaf[lead] = !on;
      weigh();
    }
  }

  /** What the energy is capped at follows the levels from here on. */
  void cap() {
    for (int lead = 0; lead < leads; lead++) {
      cap[lead] = CAP_LEVELS * level[lead];
    }
  }

  /** Takes samples of all leads, mV, to be summed one by one. */
  void accept(float[][] signal, int from, int length) {
    for (int lead = 0; lead < leads; lead++) {
      energy[lead].accept(signal[lead], from, length, cap[lead], block[lead]);
    }
  }

  /**
   * The sum at one of the samples just taken.
   *
   * @param sample its number since the signal began
   */
  double sum(int i, long sample) {
    int slot = (int) (sample & (HISTORY - 1));
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
    return sum;
  }

  /** There was a complex: levels follow its height. */
  void beat(long at, long samples) {
    for (int lead = 0; lead < leads; lead++) {
      double around = around(lead, at, samples);
      double l = level[lead] + LEVEL_GAIN * (Math.min(around, 2 * level[lead]) - level[lead]);
      level[lead] = Math.max(l, 1e-3);
    }
    weigh();
  }

  private double around(int lead, long at, long samples) {
    double most = 0;
    long from = Math.max(Math.max(0, at - PEAK_REACH), samples - HISTORY);
    for (long i = from; i <= Math.min(at + PEAK_REACH, samples - 1); i++) {
      most = Math.max(most, history[lead][(int) (i & (HISTORY - 1))]);
    }
    return most;
  }

  /** There was no complex for long: smaller ones count, too. */
  void sink() {
    for (int lead = 0; lead < leads; lead++) {
      level[lead] = Math.max(level[lead] * SINK, Math.max(MIN_LEVEL, noise[lead] * 1.5));
    }
    weigh();
  }

  private void weigh() {
    double sum = 0;
    for (int lead = 0; lead < leads; lead++) {
      double ratio = Math.max(0.05, (level[lead] - noise[lead]) / noise[lead]);
      double w = ratio * ratio;
      weight[lead] = deaf[lead] ? w * 1e-9 : level[lead] < MIN_LEVEL ? w * 1e-3 : w;
      sum += weight[lead];
    }
    for (int lead = 0; lead < leads; lead++) {
      weight[lead] /= sum;
    }
  }

  void write(DataOutput out) throws IOException {
    for (int lead = 0; lead < leads; lead++) {
      energy[lead].write(out);
      Floats.write(history[lead], HISTORY, out);
      out.writeDouble(cap[lead]);
      out.writeBoolean(deaf[lead]);
      out.writeDouble(level[lead]);
      out.writeDouble(noise[lead]);
      out.writeDouble(weight[lead]);
    }
  }

  void restore(DataInput in) throws IOException {
    for (int lead = 0; lead < leads; lead++) {
      energy[lead].restore(in);
      Floats.read(history[lead], HISTORY, in);
      cap[lead] = in.readDouble();
      deaf[lead] = in.readBoolean();
      level[lead] = in.readDouble();
      noise[lead] = in.readDouble();
      weight[lead] = in.readDouble();
    }
  }
}
