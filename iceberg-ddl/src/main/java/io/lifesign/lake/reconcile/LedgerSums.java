package io.lifesign.lake.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** The newest sums that a job told of a partition. */
record LedgerSums(
    String job,
    String topic,
    int partition,
    long recordsIn,
    long scored,
    long late,
    long duplicate,
    long dead,
    long waiting,
    long ticks) {

  private record Key(String job, String topic, int partition) {}

  private record Newest(long offset, LedgerSums sums) {}

  /** By topic, partition and job. */
  static List<LedgerSums> newest(Table ledger) {
    Map<Key, Newest> newest = new HashMap<>();
    try (CloseableIterable<Record> rows = IcebergGenerics.read(ledger).build()) {
      for (Record row : rows) {
        LedgerSums sums = of(row);
        newest.merge(
            new Key(sums.job, sums.topic, sums.partition),
            new Newest((Long) row.getField("kafka_offset"), sums),
            (a, b) -> a.offset() >= b.offset() ? a : b);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return newest.values().stream()
        .map(Newest::sums)
        .sorted(
            Comparator.comparing(LedgerSums::topic)
                .thenComparing(LedgerSums::partition)
                .thenComparing(LedgerSums::job))
        .toList();
  }

  private static LedgerSums of(Record row) {
    return new LedgerSums(
        (String) row.getField("job"),
        (String) row.getField("topic"),
        (Integer) row.getField("partition"),
        (Long) row.getField("recordsIn"),
        (Long) row.getField("scored"),
        (Long) row.getField("late"),
        (Long) row.getField("duplicate"),
        (Long) row.getField("dead"),
        (Long) row.getField("waiting"),
        (Long) row.getField("ticks"));
  }

  long accounted() {
    return scored + late + duplicate + dead + waiting;
  }
}
