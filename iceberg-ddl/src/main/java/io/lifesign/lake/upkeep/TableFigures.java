package io.lifesign.lake.upkeep;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * How a table lies on its storage.
 *
 * @param files data files of the newest snapshot
 * @param bytes their size
 * @param rows rows in them
 * @param snapshots how many are kept, tags' included
 * @param stored files under the table's location, of whatever kind; -1 where its FileIO cannot list
 */
public record TableFigures(long files, long bytes, long rows, int snapshots, long stored) {

  static TableFigures of(Table table) {
    Snapshot snapshot = table.currentSnapshot();
    Map<String, String> summary = snapshot == null ? Map.of() : snapshot.summary();
    return new TableFigures(
        number(summary, SnapshotSummary.TOTAL_DATA_FILES_PROP),
        number(summary, SnapshotSummary.TOTAL_FILE_SIZE_PROP),
        number(summary, SnapshotSummary.TOTAL_RECORDS_PROP),
        (int) count(table.snapshots()),
        stored(table));
  }

  private static long stored(Table table) {
    return table.io() instanceof SupportsPrefixOperations io
        ? count(io.listPrefix(table.location() + "/"))
        : -1;
  }

  private static long count(Iterable<?> things) {
    return StreamSupport.stream(things.spliterator(), false).count();
  }

  private static long number(Map<String, String> summary, String property) {
    return Long.parseLong(summary.getOrDefault(property, "0"));
  }
}
