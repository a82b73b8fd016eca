package io.lifesign.clinical.deterioration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The lowest or highest of the values of a sliding window, as a monotonic queue: values that a
 * later one outdoes are dropped at once, so that slow signals take a few entries. Mutable and
 * array-based: every reading meets it.
 */
final class SlidingExtreme {

  /** Which end of the values is kept. */
  enum Of {
    LOWEST,
    HIGHEST
  }

  /**
   * Whole-number vital signs cannot fill it; where finer values do, the entries between the ends
   * are thinned.
   */
  static final int CAPACITY = 128;

  private static final int INITIAL = 2;

  private final Of of;
  private long[] times = new long[INITIAL];
  private int[] values = new int[INITIAL];
  private int size;

  SlidingExtreme(Of of) {
    this.of = of;
  }

  /** Adds the value that holds at that time and forgets what fell out of the window. */
  void add(long windowMicros, long atMicros, int value) {
    expire(windowMicros, atMicros);
    while (size > 0 && !outdoes(values[size - 1], value)) {
      size--;
    }
    if (size == CAPACITY) {
      size--; // the newest but one lies between its neighbours: the extremes stay
    } else if (size == times.length) {
      int capacity = Math.min(CAPACITY, 2 * size);
      times = Arrays.copyOf(times, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    times[size] = atMicros;
    values[size] = value;
    size++;
  }

  /**
   * The extreme of the window that ends at that time, its start included; {@code none} if it is
   * empty.
   */
  int at(long windowMicros, long atMicros, int none) {
    expire(windowMicros, atMicros);
    return size == 0 ? none : values[0];
  }

  void clear() {
    size = 0;
  }

  private boolean outdoes(int older, int newer) {
    return of == Of.LOWEST ? older < newer : older > newer;
  }

  private void expire(long windowMicros, long atMicros) {
    int gone = 0;
    while (gone < size && times[gone] < atMicros - windowMicros) {
      gone++;
    }
    if (gone > 0) {
      size -= gone;
      System.arraycopy(times, gone, times, 0, size);
      System.arraycopy(values, gone, values, 0, size);
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(times[i]);
      out.writeInt(values[i]);
    }
  }

  void readFrom(DataInput in) throws IOException {
    size = in.readUnsignedByte();
    int capacity = Math.max(INITIAL, size);
    times = new long[capacity];
    values = new int[capacity];
    for (int i = 0; i < size; i++) {
      times[i] = in.readLong();
      values[i] = in.readInt();
    }
  }
}
