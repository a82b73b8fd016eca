package io.lifesign.clinical.deterioration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The lowest or highest value of a sliding window. Only changes are kept, as a monotonic queue: a
 * steady signal takes no entry, a slow one a few. Mutable and array-based: every reading meets it.
 */
final class SlidingExtreme {

  /** Which end of the values is kept. */
  enum Of {
    LOWEST,
    HIGHEST
  }

  /** When a value counts. */
  enum Counts {
    /** From its instant until another takes its place or it is no longer known. */
    WHILE_STANDING,
    /** At the instants of its measurement. */
    WHEN_MEASURED
  }

  /** No value; every value is 0 or more. */
  static final int NONE = -1;

  /**
   * Whole-number vital signs do not fill it; where finer values would, the newest entry gives way.
   */
  static final int CAPACITY = 128;

  private static final int INITIAL = 2;

  private final Of of;
  private final Counts counts;

  private int current = NONE;

  /** Since when the current value stands, or when it was last measured, us. */
  private long currentMicros;

  /** What was before, with the last microsecond at which it counted, oldest first. */
  private long[] times = new long[INITIAL];

  private int[] values = new int[INITIAL];
  private int size;

  SlidingExtreme(Of of, Counts counts) {
    this.of = of;
    this.counts = counts;
  }

  /** That value stands from now on, or was measured now; {@link #NONE} where nothing stands. */
  void follow(long windowMicros, long atMicros, int value) {
    if (value != current) {
      if (current != NONE) {
        expire(windowMicros, atMicros);
        pass(atMicros);
      }
      current = value;
      currentMicros = atMicros;
    } else if (counts == Counts.WHEN_MEASURED) {
      currentMicros = atMicros;
    }
  }

  private void pass(long atMicros) {
    if (counts == Counts.WHEN_MEASURED) {
      remember(currentMicros);
    } else if (currentMicros < atMicros) { // else it came and went within one instant
      remember(atMicros - 1);
    }
  }

  /** The extreme of the window that ends at that time, its start included; else {@code none}. */
  int at(long windowMicros, long atMicros, int none) {
    expire(windowMicros, atMicros);
    boolean now =
        current != NONE
            && (counts == Counts.WHILE_STANDING || currentMicros >= atMicros - windowMicros);
    if (size == 0) {
      return now ? current : none;
    }
    return now && !outdoes(values[0], current) ? current : values[0];
  }

  /** Forgets everything: what comes from now on cannot be compared with it. */
  void clear() {
    size = 0;
    current = NONE;
  }

  private void remember(long untilMicros) {
    while (size > 0 && !outdoes(values[size - 1], current)) {
      size--;
    }
    if (size == CAPACITY) {
      size--;
    } else if (size == times.length) {
      int capacity = Math.min(CAPACITY, 2 * size);
      times = Arrays.copyOf(times, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    times[size] = untilMicros;
    values[size] = current;
    size++;
  }

  private boolean outdoes(int one, int other) {
    return of == Of.LOWEST ? one < other : one > other;
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
    out.writeInt(current);
    if (current != NONE) {
      out.writeLong(currentMicros);
    }
    for (int i = 0; i < size; i++) {
      out.writeLong(times[i]);
      out.writeInt(values[i]);
    }
  }

  void readFrom(DataInput in) throws IOException {
    size = in.readUnsignedByte();
    current = in.readInt();
    if (current != NONE) {
      currentMicros = in.readLong();
    }
    int capacity = Math.max(INITIAL, size);
    times = new long[capacity];
    values = new int[capacity];
    for (int i = 0; i < size; i++) {
      times[i] = in.readLong();
      values[i] = in.readInt();
    }
  }
}
