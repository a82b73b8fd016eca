package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * One channel from ADC values to mV at {@value Resampler#HERTZ} Hz, counted from its first sample.
 * A sample that is not there is held from the one before, and told apart. Mutable: a hot kernel.
 */
final class LeadSignal {

  private final Resampler resampler;
  private boolean started;
  private double offset;
  private double held;
  private double[] input = new double[0];
  private boolean[] missing = new boolean[0];

  LeadSignal(double hertz) {
    resampler = new Resampler(hertz);
  }

  /**
   * @param raw ADC values, of which those from {@code from} on are taken
   * @param out takes the samples that were completed, mV
   * @param absent takes whether a sample rests on held values
   * @return how many were completed
   */
  int accept(short[] raw, int from, Lead lead, float[] out, boolean[] absent) {
    int length = raw.length - from;
    grow(length);
    double scale = 1 / lead.unitsPerMillivolt();
    int baseline = lead.baseline();
    boolean off = !lead.attached();
    double value = held;
    for (int i = 0; i < length; i++) {
      short adc = raw[from + i];
      boolean gone = off || adc == EcgChunk.MISSING;
      if (!gone) {
        double mv = (adc - baseline) * scale;
        if (!started) {
          started = true;
          offset = mv;
        }
        value = mv - offset;
      }
      input[i] = value;
      missing[i] = gone;
    }
    held = value;
    return resampler.accept(input, missing, length, out, absent);
  }

  /** Goes on for that many input samples without any signal. */
  int hold(int length, float[] out, boolean[] absent) {
    grow(length);
    Arrays.fill(input, 0, length, held);
    Arrays.fill(missing, 0, length, true);
    return resampler.accept(input, missing, length, out, absent);
  }

  private void grow(int length) {
    if (input.length < length) {
      input = new double[length];
      missing = new boolean[length];
    }
  }

  void write(DataOutput out) throws IOException {
    resampler.write(out);
    out.writeBoolean(started);
    out.writeDouble(offset);
    out.writeDouble(held);
  }

  void restore(DataInput in) throws IOException {
    resampler.restore(in);
    started = in.readBoolean();
    offset = in.readDouble();
    held = in.readDouble();
  }
}
