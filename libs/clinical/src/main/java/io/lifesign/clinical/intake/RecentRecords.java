package io.lifesign.clinical.intake;

import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which records were seen of late, for telling repeats from news. Bounded: what lies further back
 * than the window is forgotten, and of more than {@link #CAPACITY} records the oldest are. Mutable
 * and array-based: every record meets it.
 */
final class RecentRecords {

  static final int CAPACITY = 256;
  private static final int INITIAL = 4;

  private long[] times = new long[INITIAL];
  private long[] identities = new long[INITIAL];
  private long[] contents = new long[INITIAL];

  /**
   * The progress at which each came: what counts for being forgotten, since a late one is old when
   * it comes.
   */
  private long[] progresses = new long[INITIAL];

  private int size;

  /** Event time of the newest: what is newer still cannot have been seen. */
  private long newestMicros = Long.MIN_VALUE;

  /** The content hash under which a record was seen, or {@code absent}. */
  long content(DeviceStamp stamp, long absent) {
    long identity = identity(stamp);
    for (int i = size - 1; i >= 0; i--) {
      if (identities[i] == identity && times[i] == stamp.atMicros()) {
        return contents[i];
      }
    }
    return absent;
  }

  boolean seen(DeviceStamp stamp) {
    if (stamp.atMicros() > newestMicros) {
      return false;
    }
    long identity = identity(stamp);
    for (int i = size - 1; i >= 0; i--) {
      if (identities[i] == identity && times[i] == stamp.atMicros()) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param progressMicros how far the partition had come, the record itself among it
   * @param memoryMicros how much progress later it may be forgotten
   */
  void remember(DeviceStamp stamp, long content, long progressMicros, long memoryMicros) {
    if (size == times.length) {
      forget(progressMicros - memoryMicros);
    }
    if (size == times.length) {
      grow();
    }
    newestMicros = Math.max(newestMicros, stamp.atMicros());
    times[size] = stamp.atMicros();
    identities[size] = identity(stamp);
    contents[size] = content;
    progresses[size] = progressMicros;
    size++;
  }

  /** The winner of a conflict takes the place of the loser. */
  void replace(DeviceStamp stamp, long content) {
    long identity = identity(stamp);
    for (int i = 0; i < size; i++) {
      if (identities[i] == identity && times[i] == stamp.atMicros()) {
        contents[i] = content;
      }
    }
  }

  private void forget(long beforeMicros) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (progresses[i] >= beforeMicros) {
        times[kept] = times[i];
        identities[kept] = identities[i];
        contents[kept] = contents[i];
        progresses[kept] = progresses[i];
        kept++;
      }
    }
    size = kept;
  }

  private void grow() {
    if (size == CAPACITY) {
      int oldest = 0;
      for (int i = 1; i < size; i++) {
        if (progresses[i] < progresses[oldest]) {
          oldest = i;
        }
      }
      size--;
      System.arraycopy(times, oldest + 1, times, oldest, size - oldest);
      System.arraycopy(identities, oldest + 1, identities, oldest, size - oldest);
      System.arraycopy(contents, oldest + 1, contents, oldest, size - oldest);
      System.arraycopy(progresses, oldest + 1, progresses, oldest, size - oldest);
      return;
    }
    int capacity = Math.min(CAPACITY, 2 * size);
    times = Arrays.copyOf(times, capacity);
    identities = Arrays.copyOf(identities, capacity);
    contents = Arrays.copyOf(contents, capacity);
    progresses = Arrays.copyOf(progresses, capacity);
  }

  /**
   * 64 bits of device, boot and sequence: with the event time beside it, a chance meeting is out of
   * the question.
   */
  private static long identity(DeviceStamp stamp) {
    long hash = stamp.deviceId().hashCode();
    hash = 0x9E3779B97F4A7C15L * (hash ^ ((long) stamp.bootId().hashCode() << 32));
    hash = 0xBF58476D1CE4E5B9L * (hash ^ (hash >>> 29) ^ stamp.sequence());
    return hash ^ (hash >>> 32);
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(times[i]);
      out.writeLong(identities[i]);
      out.writeLong(contents[i]);
      out.writeLong(progresses[i]);
    }
  }

  static RecentRecords read(DataInput in) throws IOException {
    RecentRecords recent = new RecentRecords();
    int size = in.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      if (recent.size == recent.times.length) {
        recent.grow();
      }
      recent.times[i] = in.readLong();
      recent.newestMicros = Math.max(recent.newestMicros, recent.times[i]);
      recent.identities[i] = in.readLong();
      recent.contents[i] = in.readLong();
      recent.progresses[i] = in.readLong();
      recent.size++;
    }
    return recent;
  }
}
