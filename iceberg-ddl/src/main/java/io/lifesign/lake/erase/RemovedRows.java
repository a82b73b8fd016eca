package io.lifesign.lake.erase;

import io.lifesign.lake.Erasures;
import io.lifesign.lake.reconcile.OffsetSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;

/**
 * The rows that go: how many, and which Kafka records they spoke of, so that nobody misses them.
 */
final class RemovedRows {

  /** So many ranges of offsets are written into one row of the table of erasures. */
  private static final int RANGES_A_ROW = 10_000;

  /**
   * @param what as in {@link Erasures}
   */
  private record Key(String what, String topic, int partition) {}

  private long rows;
  private final SortedMap<Key, OffsetSet> offsets =
      new TreeMap<>(
          Comparator.comparing(Key::topic).thenComparing(Key::partition).thenComparing(Key::what));

  void add(Record row) {
    rows++;
    add("ROW", row, "kafka_topic", "kafka_partition", "kafka_offset");
    if (row.getField("verdict") instanceof String verdict) {
      add(verdict, row, "topic", "partition", "offset");
    } else if (row.getField("reason") instanceof String reason) {
      add("DEAD " + reason, row, "topic", "partition", "offset");
    }
  }

  private void add(String what, Record row, String topic, String partition, String offset) {
    if (row.getField(topic) instanceof String name
        && row.getField(partition) instanceof Integer number
        && row.getField(offset) instanceof Long at) {
      of(new Key(what, name, number)).add(at);
    }
  }

  void add(RemovedRows other) {
    rows += other.rows;
    other.offsets.forEach((key, set) -> of(key).addAll(set));
  }

  private OffsetSet of(Key key) {
    return offsets.computeIfAbsent(key, each -> new OffsetSet());
  }

  long rows() {
    return rows;
  }

  List<Erasures.Entry> entries(String table) {
    List<Erasures.Entry> entries = new ArrayList<>();
    entries.add(new Erasures.Entry(table, Erasures.WHOLE_TABLE, null, null, rows, null));
    offsets.forEach(
        (key, set) -> {
          for (OffsetSet part : set.parts(RANGES_A_ROW)) {
            entries.add(
                new Erasures.Entry(
                    table, key.what(), key.topic(), key.partition(), part.count(), part.ranges()));
          }
        });
    return entries;
  }
}
