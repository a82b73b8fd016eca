package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Brings one lead of any sampling rate to {@value #HERTZ} Hz: each output sample is the mean of the
 * input, joined by straight lines, over its 8 ms, which damps what the lower rate cannot carry.
 * Mutable: a hot kernel.
 */
final class Resampler {

  /** Rate at which everything behind works; 8 ms a sample. */
  static final int HERTZ = 125;

  private final double step;
  private double last;
  private double area;
  private double boundary;

  /**
   * @param hertz of the input
   */
  Resampler(double hertz) {
    step = hertz / HERTZ;
    boundary = step;
  }

  /**
   * Takes samples and writes the output samples that they complete.
   *
   * @param missing whether an input sample is not there and only held
   * @param absent takes the same for each output sample
   * @return how many were written
   */
  int accept(double[] in, boolean[] missing, int length, float[] out, boolean[] absent) {
    double before = last;
    double sum = area;
    double bound = boundary;
    int written = 0;
    for (int i = 0; i < length; i++) {
      double value = in[i];
      double half = 0.5 * (value - before);
      double from = 0;
      while (bound <= 1) {
        sum += (bound - from) * (before + half * (from + bound));
        out[written] = (float) (sum / step);
        absent[written] = missing[i];
        written++;
        sum = 0;
        from = bound;
        bound += step;
      }
      sum += (1 - from) * (before + half * (from + 1));
      bound -= 1;
      before = value;
    }
    last = before;
    area = sum;
    boundary = bound;
    return written;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(last);
    out.writeDouble(area);
    out.writeDouble(boundary);
  }

  void restore(DataInput in) throws IOException {
    last = in.readDouble();
    area = in.readDouble();
    boundary = in.readDouble();
  }
}
