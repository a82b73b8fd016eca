package io.lifesign.clinical.rhythm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The times of the last beats of a kind, a fixed number of them. Mutable, a ring. */
final class BeatWindow {

  private static final double MICROS_PER_MINUTE = 60e6;

  private final long[] times;
  private int size;
  private int next;

  BeatWindow(int capacity) {
    times = new long[capacity];
  }

  void add(long atMicros) {
    times[next] = atMicros;
    next = (next + 1) % times.length;
    size = Math.min(size + 1, times.length);
  }

  void clear() {
    size = 0;
    next = 0;
  }

  int size() {
    return size;
  }

  /** The beat so many before the last, us. */
  long back(int beats) {
    return times[Math.floorMod(next - 1 - beats, times.length)];
  }

  /** Mean rate over the last so many times between beats, /min. */
  double rate(int intervals) {
    return rate(intervals, back(0) - back(intervals));
  }

  static double rate(int intervals, long spanMicros) {
    return intervals * MICROS_PER_MINUTE / spanMicros;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(size);
    for (int i = size - 1; i >= 0; i--) {
      out.writeLong(back(i));
    }
  }

  void readFrom(DataInput in) throws IOException {
    clear();
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      add(in.readLong());
    }
  }
}
