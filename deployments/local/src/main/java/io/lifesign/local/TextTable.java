package io.lifesign.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Columns under each other, numbers to the right. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> lines = new ArrayList<>();
  private final boolean[] numeric;

  TextTable(List<String> columns, List<? extends List<?>> rows) {
    numeric = new boolean[columns.size()];
    for (int column = 0; column < numeric.length; column++) {
      int at = column;
      numeric[column] =
          rows.stream().allMatch(row -> row.get(at) == null || row.get(at) instanceof Number);
    }
    lines.add(columns);
    rows.forEach(row -> lines.add(row.stream().map(TextTable::cell).toList()));
  }

  private static String cell(Object value) {
    return value == null ? "" : value.toString().replace('\n', ' ');
  }

  /** The heading, a rule, and the rows. */
  List<String> lines() {
    int[] widths = new int[numeric.length];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    List<String> text =
        lines.stream().map(line -> aligned(line, widths)).collect(Collectors.toList());
    int width = text.stream().mapToInt(String::length).max().orElse(0);
    text.add(1, "-".repeat(width));
    return text;
  }

  private String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = line.get(column);
      String padding = " ".repeat(widths[column] - cell.length());
      text.append(column == 0 ? "" : GAP).append(numeric[column] ? padding + cell : cell + padding);
    }
    return text.toString().stripTrailing();
  }
}
