package io.lifesign.landing;

import io.lifesign.lake.Lake;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows which records have landed before this run began. A partition's records land in order, so
 * everything up to its highest landed offset is in the table. Each partition is looked up once,
 * when its first record arrives, from that record's offset on: after an ordinary restart nothing
 * lies there, and Iceberg's column bounds say so without a file being read.
 */
final class LandedGuard {

  private record Partition(String table, int partition) {}

  private final Lake lake;
  private final Map<Partition, Long> landedThrough = new HashMap<>();

  LandedGuard(Lake lake) {
    this.lake = lake;
  }

  boolean landed(String table, RawRecord record) {
    long through =
        landedThrough.computeIfAbsent(
            new Partition(table, record.partition()),
            partition ->
                lake.highestOffset(table, record.partition(), record.offset()).orElse(-1L));
    return record.offset() <= through;
  }
}
