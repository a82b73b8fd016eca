package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds QRS complexes in all leads together: peaks of their {@link LeadFusion} are told apart by an
 * adaptive threshold, with search-back and T-wave rejection after Hamilton and Tompkins 1986
 * (docs/clinical-decisions.md, "Beat detection"). Mutable: a hot kernel at {@value Resampler#HERTZ}
 * Hz.
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

  /** How fast the usual RR interval and the height of noise follow. */
  private static final double GAIN = 0.125;

  /** Samples that are taken with one cap, for speed. */
  static final int BLOCK = 25;

  /** After 2 s without a beat the thresholds sink. */
  private static final int SINK_AFTER = 2 * Resampler.HERTZ;

  private static final int SINK_EVERY = 25;

  private final int leads;
  private final LeadFusion fusion;
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
    fusion = new LeadFusion(leads, BLOCK);
    last = new float[leads];
    learning = new float[leads][LEARNING];
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
    fusion.listen(lead, on);
  }

  private void learned(Beats out) {
    float[][] signal = learning;
    int length = (int) samples;
    learning = null;
    samples = 0;
    fusion.learn(signal, length);
    detect(signal, 0, length, out);
  }

  /** In blocks that begin at the same samples however the signal is cut. */
  private void detect(float[][] signal, int from, int length, Beats out) {
    int done = 0;
    while (done < length) {
      int phase = (int) (samples % BLOCK);
      if (phase == 0) {
        fusion.cap();
      }
      int n = Math.min(length - done, BLOCK - phase);
      fusion.accept(signal, from + done, n);
      for (int i = 0; i < n; i++) {
        detect(i, out);
      }
      done += n;
    }
  }

  private void detect(int i, Beats out) {
    double sum = fusion.sum(i, samples);
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
      fusion.sink();
      peakNoise *= 0.97;
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
    peakNoise += GAIN * (Math.min(height, 0.6) - peakNoise);
    if (!wave && height > missed) {
      missed = height;
      missedAt = at;
    }
  }

  private void beat(long at, double height, Beats out) {
    long rr = at - lastBeat;
    if (rr < SINK_AFTER) {
      double bounded = Math.max(0.6 * meanRr, Math.min(1.5 * meanRr, rr));
      meanRr += GAIN * (bounded - meanRr);
    }
    lastBeat = at;
    lastHeight = Math.min(height, 1.5);
    missedAt = -1;
    missed = 0;
    fusion.beat(at, samples);
    out.beatAt(at - QrsEnergy.DELAY, Math.max(samples, LEARNING)); // none is told before
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(learning != null);
    out.writeLong(samples);
    for (int lead = 0; lead < leads; lead++) {
      if (learning != null) {
        Floats.write(learning[lead], (int) samples, out);
      }
    }
    Floats.write(last, leads, out);
    fusion.write(out);
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
        Floats.read(learning[lead], (int) samples, in);
      }
    }
    Floats.read(last, leads, in);
    fusion.restore(in);
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
}
