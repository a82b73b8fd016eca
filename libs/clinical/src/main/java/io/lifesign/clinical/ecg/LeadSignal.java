package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One channel from ADC values to mV at {@value Resampler#HERTZ} Hz, counted from its first sample.
 * A sample that is not there is held from the one before, and told apart. Mutable: a hot kernel.
 */
final class LeadSignal {

  private final Resampler resampler;
  private boolean started;
  private double offset;
  private double held;

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
    double scale = 1 / lead.unitsPerMillivolt();
    int n = 0;
    boolean off = !lead.attached();
    for (int i = from; i < raw.length; i++) {
      short value = raw[i];
      boolean missing = off || value == EcgChunk.MISSING;
      if (!missing) {
        double mv = (value - lead.baseline()) * scale;
        if (!started) {
          started = true;
          offset = mv;
          resampler.start(0);
        }
        held = mv - offset;
      }
      int completed = resampler.accept(held, out, n);
      for (int j = n; j < n + completed; j++) {
        absent[j] = missing;
      }
      n += completed;
    }
    return n;
  }

  /** Goes on for that many input samples without any signal. */
  int hold(int samples, float[] out, boolean[] absent) {
    int n = 0;
    for (int i = 0; i < samples; i++) {
      int completed = resampler.accept(held, out, n);
      for (int j = n; j < n + completed; j++) {
        absent[j] = true;
      }
      n += completed;
    }
    return n;
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
