package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a signal is laid out: as long as it stays, one chunk goes on where the last one ended. */
record EcgFormat(double hertz, List<String> names, List<Lead.Kind> kinds) {

  static EcgFormat of(EcgChunk chunk) {
    return new EcgFormat(
        chunk.hertz(),
        chunk.leads().stream().map(Lead::name).toList(),
        chunk.leads().stream().map(Lead::kind).toList());
  }

  /** Channels that are ECG leads. */
  int[] ecg() {
    return channels(Lead.Kind.ECG);
  }

  /** Channels that show a pulse, the arterial pressure first. */
  int[] pulses() {
    int[] pressures = channels(Lead.Kind.PRESSURE);
    int[] waves = channels(Lead.Kind.PLETH);
    int[] both = new int[pressures.length + waves.length];
    System.arraycopy(pressures, 0, both, 0, pressures.length);
    System.arraycopy(waves, 0, both, pressures.length, waves.length);
    return both;
  }

  private int[] channels(Lead.Kind kind) {
    int[] found = new int[kinds.size()];
    int n = 0;
    for (int i = 0; i < found.length; i++) {
      if (kinds.get(i) == kind) {
        found[n++] = i;
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** Samples of each channel in that time, rounded. */
  int samples(long micros) {
    return (int) Math.round(micros * hertz / 1e6);
  }

  long micros(long samples) {
    return Math.round(samples * 1e6 / hertz);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(hertz);
    out.writeByte(names.size());
    for (int i = 0; i < names.size(); i++) {
      out.writeUTF(names.get(i));
      out.writeByte(kinds.get(i).ordinal());
    }
  }

  static EcgFormat read(DataInput in) throws IOException {
    double hertz = in.readDouble();
    int n = in.readByte();
    List<String> names = new ArrayList<>();
    List<Lead.Kind> kinds = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      names.add(in.readUTF());
      kinds.add(Lead.Kind.values()[in.readByte()]);
    }
    return new EcgFormat(hertz, List.copyOf(names), List.copyOf(kinds));
  }
}
