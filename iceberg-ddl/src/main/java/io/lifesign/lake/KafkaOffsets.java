package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** Which Kafka records a table holds. */
record KafkaOffsets(Table table) {

  private static final String PARTITION = "kafka_partition";
  private static final String OFFSET = "kafka_offset";

  OptionalLong highest(int partition, long from) {
    long highest = -1;
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .select(OFFSET)
            .where(Expressions.equal(PARTITION, partition))
            .where(Expressions.greaterThanOrEqual(OFFSET, from))
            .build()) {
      for (Record row : rows) {
        highest = Math.max(highest, (long) row.getField(OFFSET));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return highest < 0 ? OptionalLong.empty() : OptionalLong.of(highest);
  }

  SortedMap<Integer, Long> rowsByPartition() {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).select(PARTITION).build()) {
      for (Record row : rows) {
        counts.merge((Integer) row.getField(PARTITION), 1L, Long::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }
}
