package io.lifesign.local;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param broker null if none was named
 */
record EraseReport(ErasureResult lake, BrokerReport broker, StateReport states) {

  /** Whether nothing of the patient is left where it was looked, and nothing else was changed. */
  @JsonProperty
  boolean proved() {
    return lake.proved() && (broker == null || broker.proved()) && states.proved();
  }

  List<String> lines(boolean erased) {
    List<String> lines = new ArrayList<>();
    lines.add("Before:");
    found(lake.before(), lines);
    if (broker != null) {
      lines.addAll(broker.found());
    }
    lines.addAll(states.lines());
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
      if (broker != null) {
        lines.addAll(broker.left());
      }
    }
    lines.add(
        proved()
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
    Map<String, Object> figures = new TreeMap<>();
    figures.put("rows", lake.tables().stream().mapToLong(TableOutcome::removedRows).sum());
    figures.put("tables", lake.tables().size());
    figures.put("states", states.retired().size());
    figures.put("proved", proved());
    if (broker != null) {
      figures.put("topic-partitions", broker.before().held().size());
      figures.put("broker-files", broker.files());
      figures.put("ticks", broker.outcome().ticks().size());
    }
    return figures;
  }
}
