package io.lifesign.local;

import io.lifesign.lake.erase.ErasureResult;
import io.lifesign.lake.erase.Found;
import io.lifesign.lake.erase.TableOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one erasure tells.
 *
 * @param topics partitions that held the patient before
 * @param topicsAfter partitions that still do
 * @param oldState checkpoints and savepoints that were named
 * @param retired those of them that were deleted
 */
record EraseReport(
    ErasureResult lake,
    List<TopicErasure.Holding> topics,
    List<TopicErasure.Holding> topicsAfter,
    List<OldState> oldState,
    List<OldState> retired,
    boolean proved) {

  List<String> lines(boolean erased) {
    List<String> lines = new ArrayList<>();
    lines.add("Before:");
    found(lake.before(), lines);
    topics.forEach(
        each ->
            lines.add(
                "  topic %s/%d: %d of %d records, the last at offset %d"
                    .formatted(
                        each.topic(), each.partition(), each.records(), each.read(), each.last())));
    oldState.forEach(
        each ->
            lines.add(
                "  state "
                    + each.path()
                    + (each.seen() ? ": holds the patient" : ": not seen in it")
                    + (retired.contains(each) ? ", deleted" : "")));
    for (TableOutcome table : lake.tables()) {
      lines.add(
          "Erased %d rows of %s; %d old files removed"
              .formatted(table.removedRows(), table.table(), table.filesRemoved()));
      table
          .refs()
          .forEach(
              (ref, rows) ->
                  lines.add(
                      "  %s: %d rows of others, %s"
                          .formatted(
                              ref, rows.rows(), rows.unchanged() ? "unchanged" : "CHANGED")));
    }
    if (erased) {
      lines.add("After, in " + lake.filesRead() + " files:");
      found(lake.after(), lines);
      topicsAfter.forEach(each -> lines.add("  topic " + each.topic() + "/" + each.partition()));
    }
    if (erased && !topics.isEmpty()) {
      lines.add(
          "No reader of those topics finds the patient; the broker's active segments keep the bytes"
              + " on its disk until they roll and are deleted");
    }
    lines.add(
        proved
            ? "Nothing of the patient is left that can be read"
            : erased ? "NOT proved, see above" : "Found. Erase with --yes; there is no way back");
    return lines;
  }

  private static void found(List<Found> found, List<String> lines) {
    if (found.isEmpty()) {
      lines.add("  nothing in the lake");
    }
    found.stream()
        .collect(
            Collectors.groupingBy(
                each ->
                    (each.table().isEmpty() ? "beside the tables" : each.table())
                        + ", "
                        + each.kind(),
                TreeMap::new,
                Collectors.toList()))
        .forEach(
            (where, files) ->
                lines.add(
                    "  %s: %d files, %d rows or entries; %d files in plain bytes"
                        .formatted(
                            where,
                            files.size(),
                            files.stream().mapToLong(Found::rows).sum(),
                            files.stream().filter(Found::raw).count())));
  }

  /** What was done, in figures that name nobody: for the audit log. */
  Map<String, Object> figures() {
    return Map.of(
        "rows", lake.tables().stream().mapToLong(TableOutcome::removedRows).sum(),
        "tables", lake.tables().size(),
        "topic-partitions", topics.size(),
        "states", retired.size(),
        "proved", proved);
  }
}
