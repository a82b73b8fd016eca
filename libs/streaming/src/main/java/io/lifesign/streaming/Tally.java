package io.lifesign.streaming;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts by topic and partition between two deltas. Emptied before every checkpoint, so it needs no
 * state of its own. Mutable and array-based: it is met by every record.
 */
public final class Tally {

  /** What is counted. */
  public enum Count {
    IN,
    SCORED,
    LATE,
    DUPLICATE,
    DEAD,
    TICKS
  }

  private static final int COUNTS = Count.values().length;

  private final List<Row> rows = new ArrayList<>();
  private Row last;

  private record Row(String topic, int partition, long[] counts) {}

  public void add(Count count, Position position) {
    row(position.topic(), position.partition()).counts[count.ordinal()]++;
  }

  /** The counts since the last call, in the order in which partitions were first met. */
  public List<LedgerDelta> drain() {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<LedgerDelta> deltas = rows.stream().map(Tally::delta).toList();
    rows.clear();
    last = null;
    return deltas;
  }

  private Row row(String topic, int partition) {
    if (last != null && last.partition == partition && last.topic.equals(topic)) {
      return last;
    }
    for (Row row : rows) {
      if (row.partition == partition && row.topic.equals(topic)) {
        last = row;
        return row;
      }
    }
    last = new Row(topic, partition, new long[COUNTS]);
    rows.add(last);
    return last;
  }

  private static LedgerDelta delta(Row row) {
    long[] counts = row.counts;
    return new LedgerDelta(
        row.topic, row.partition, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  }
}
