package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The first values of an array as bytes. */
final class Floats {

  private Floats() {}

  static void write(float[] values, int length, DataOutput out) throws IOException {
    for (int i = 0; i < length; i++) {
      out.writeFloat(values[i]);
    }
  }

  static void read(float[] values, int length, DataInput in) throws IOException {
    for (int i = 0; i < length; i++) {
      values[i] = in.readFloat();
    }
  }
}
