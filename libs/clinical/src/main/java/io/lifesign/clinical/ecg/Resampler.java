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

  /** Where the signal begins: the value before the first sample. */
  void start(double value) {
    last = value;
    area = 0;
    boundary = step;
  }

  /**
   * Takes one sample and writes the output samples that it completes.
   *
   * @return how many were written behind {@code at}
   */
  int accept(double value, float[] out, int at) {
    int written = 0;
    double slope = value - last;
    double from = 0;
    while (boundary <= 1) {
      double to = boundary;
      double piece = (to - from) * (last + slope * 0.5 * (from + to));
      out[at + written] = (float) ((area + piece) / step);
      written++;
      area = 0;
      from = to;
      boundary += step;
    }
    area += (1 - from) * (last + slope * 0.5 * (from + 1));
    boundary -= 1;
    last = value;
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
