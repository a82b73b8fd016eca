package io.lifesign.clinical.intake;

import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The one place where a patient's device records are put into the order (event time, device, boot,
 * sequence), whatever the order of their arrival, and where late, repeated and conflicting ones are
 * told. Every verdict depends on the partition's log alone. Mutable: one value of state per
 * patient, met by every record.
 *
 * @param <T> the record
 */
public final class OrderedIntake<T extends Stamped> {

  /** How long after a record's lateness a repeat of it is still known as one, us. */
  static final long MEMORY_MICROS = 60_000_000;

  private static final int VERSION = 1;

  /** Writes one held-back record. */
  public interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  /** Reads one held-back record. */
  public interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private final List<T> waiting = new ArrayList<>(2);
  private RecentRecords recent = new RecentRecords();
  private long decidedMicros = Long.MIN_VALUE;
  private T loser;

  /**
   * Judges a record and, if it is news, holds it back for its turn.
   *
   * @param clockMicros the progress of its partition when it came, us; {@link Long#MIN_VALUE} if it
   *     was the first
   * @param latenessMicros how far behind that it may be, us
   */
  public Verdict arrive(T record, long clockMicros, long latenessMicros) {
    DeviceStamp stamp = record.source();
    if (recent.seen(stamp)) {
      return repeated(record);
    }
    boolean behindPartition =
        clockMicros != Long.MIN_VALUE && stamp.atMicros() <= clockMicros - latenessMicros;
    long progress = Math.max(clockMicros, stamp.atMicros());
    recent.remember(stamp, record.contentHash(), progress, latenessMicros + MEMORY_MICROS);
    if (behindPartition || stamp.atMicros() <= decidedMicros) {
      return Verdict.LATE; // and remembered: a repeat of it is a repeat
    }
    insert(record);
    return Verdict.WAITING;
  }

  /**
   * Of two records under one key the one with the smaller content hash is kept while both could be;
   * then the first.
   */
  private Verdict repeated(T record) {
    long known = recent.content(record.source(), 0);
    if (known == record.contentHash()) {
      return Verdict.DUPLICATE;
    }
    loser = record;
    if (record.contentHash() < known) {
      for (int i = 0; i < waiting.size(); i++) {
        if (waiting.get(i).source().equals(record.source())) {
          loser = waiting.set(i, record);
          recent.replace(record.source(), record.contentHash());
        }
      }
    }
    return Verdict.CONFLICT;
  }

  /** The record that lost the last {@link Verdict#CONFLICT}. */
  public T loser() {
    return loser;
  }

  /** Event time of the first record held back, us; {@link Long#MAX_VALUE} if none is. */
  public long nextMicros() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.get(0).source().atMicros();
  }

  /** Takes the first record: its turn has come. */
  public T next() {
    T first = waiting.remove(0);
    decidedMicros = first.source().atMicros();
    return first;
  }

  private void insert(T record) {
    int at = waiting.size();
    while (at > 0 && compare(record.source(), waiting.get(at - 1).source()) < 0) {
      at--;
    }
    waiting.add(at, record);
  }

  private static int compare(DeviceStamp a, DeviceStamp b) {
    int order = Long.compare(a.atMicros(), b.atMicros());
    if (order == 0) {
      order = a.deviceId().compareTo(b.deviceId());
    }
    if (order == 0) {
      order = a.bootId().compareTo(b.bootId());
    }
    return order != 0 ? order : Long.compare(a.sequence(), b.sequence());
  }

  public void write(DataOutput out, Writer<T> writer) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(decidedMicros);
    recent.write(out);
    out.writeInt(waiting.size());
    for (T record : waiting) {
      writer.write(record, out);
    }
  }

  /**
   * @throws IOException if the state was written by a newer version
   */
  public static <T extends Stamped> OrderedIntake<T> read(DataInput in, Reader<T> reader)
      throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Intake state of version " + version + " is newer than this code");
    }
    OrderedIntake<T> intake = new OrderedIntake<>();
    intake.decidedMicros = in.readLong();
    intake.recent = RecentRecords.read(in);
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      intake.waiting.add(reader.read(in));
    }
    return intake;
  }
}
