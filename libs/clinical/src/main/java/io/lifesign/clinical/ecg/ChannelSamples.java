package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * All channels that are looked at, brought from ADC values to mV at {@value Resampler#HERTZ} Hz:
 * the ECG leads first, then those with a pulse. Mutable: what was completed last is overwritten.
 */
final class ChannelSamples {

  private final int[] channels;
  private final LeadSignal[] signals;
  private float[][] samples = new float[0][];
  private boolean[][] absent = new boolean[0][];

  ChannelSamples(EcgFormat format) {
    int[] ecg = format.ecg();
    int[] pulses = format.pulses();
    channels = new int[ecg.length + pulses.length];
    System.arraycopy(ecg, 0, channels, 0, ecg.length);
    System.arraycopy(pulses, 0, channels, ecg.length, pulses.length);
    signals = new LeadSignal[channels.length];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = new LeadSignal(format.hertz());
    }
  }

  /**
   * Takes the samples of a chunk from one on.
   *
   * @return how many were completed
   */
  int accept(EcgChunk chunk, int from) {
    grow(chunk.length() - from, chunk.hertz());
    int n = 0;
    for (int i = 0; i < channels.length; i++) {
      short[] raw = chunk.samples()[channels[i]];
      n = signals[i].accept(raw, from, chunk.leads().get(channels[i]), samples[i], absent[i]);
    }
    return n;
  }

  /** Goes on for that many input samples without signal. */
  int hold(int length, double hertz) {
    grow(length, hertz);
    int n = 0;
    for (int i = 0; i < channels.length; i++) {
      n = signals[i].hold(length, samples[i], absent[i]);
    }
    return n;
  }

  /** By channel, mV. */
  float[][] samples() {
    return samples;
  }

  /** Whether a sample rests on held values, by channel. */
  boolean[] absent(int channel) {
    return absent[channel];
  }

  private void grow(int length, double hertz) {
    int most = (int) (length * (double) Resampler.HERTZ / hertz) + 2;
    if (samples.length < channels.length || (channels.length > 0 && samples[0].length < most)) {
      samples = new float[channels.length][most];
      absent = new boolean[channels.length][most];
    }
  }

  void write(DataOutput out) throws IOException {
    for (LeadSignal signal : signals) {
      signal.write(out);
    }
  }

  void restore(DataInput in) throws IOException {
    for (LeadSignal signal : signals) {
      signal.restore(in);
    }
  }
}
