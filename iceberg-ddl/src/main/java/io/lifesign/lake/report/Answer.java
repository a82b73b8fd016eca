package io.lifesign.lake.report;

import io.lifesign.lake.QueryResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to one named query, by column. */
record Answer(QueryResult result) {

  boolean empty() {
    return result.rows().isEmpty();
  }

  List<List<Object>> rows() {
    return result.rows();
  }

  String text(List<Object> row, String column) {
    Object value = row.get(at(column));
    return value == null || value.toString().isEmpty() ? "none" : value.toString();
  }

  /** A number, 0 where there is none. */
  double number(List<Object> row, String column) {
    return row.get(at(column)) instanceof Number number ? number.doubleValue() : 0;
  }

  double sum(String column) {
    return rows().stream().mapToDouble(row -> number(row, column)).sum();
  }

  /** Sums of a column by one other or more, in the order in which they come. */
  Map<String, Double> sums(String column, String... by) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (List<Object> row : rows()) {
      StringBuilder key = new StringBuilder();
      for (String each : by) {
        key.append(key.isEmpty() ? "" : ", ").append(text(row, each));
      }
      sums.merge(key.toString(), number(row, column), Double::sum);
    }
    return sums;
  }

  private int at(String column) {
    int at = result.columns().indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException("The query tells no " + column);
    }
    return at;
  }
}
