package io.lifesign.lake.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Which records a table holds.
 *
 * @param partitions by number
 * @param misplaced rows of other topics
 */
record LandedRows(SortedMap<Integer, Partition> partitions, long misplaced) {

  /**
   * One partition.
   *
   * @param offsets of its rows
   * @param doubled those with more than one row
   */
  record Partition(OffsetSet offsets, OffsetSet doubled) {

    static final Partition EMPTY = new Partition(new OffsetSet(), new OffsetSet());
  }

  /** Reads three columns of a table. */
  static LandedRows of(Table table, String topic) {
    SortedMap<Integer, Partition> partitions = new TreeMap<>();
    long misplaced = 0;
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .select("kafka_topic", "kafka_partition", "kafka_offset")
            .build()) {
      for (Record row : rows) {
        if (!topic.equals(row.getField("kafka_topic"))) {
          misplaced++;
          continue;
        }
        Partition partition =
            partitions.computeIfAbsent(
                (Integer) row.getField("kafka_partition"),
                key -> new Partition(new OffsetSet(), new OffsetSet()));
        long offset = (Long) row.getField("kafka_offset");
        if (!partition.offsets().add(offset)) {
          partition.doubled().add(offset);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LandedRows(Collections.unmodifiableSortedMap(partitions), misplaced);
  }

  Partition partition(int number) {
    return partitions.getOrDefault(number, Partition.EMPTY);
  }
}
