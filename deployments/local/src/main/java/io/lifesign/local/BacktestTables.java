package io.lifesign.local;

import io.lifesign.replay.backtest.Backtest;
import io.lifesign.replay.backtest.Backtest.Side;
import io.lifesign.replay.backtest.LeadTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A backtest for people: as text and as a page. */
final class BacktestTables {

  private static final List<String> SIDES =
      List.of(
          "rules",
          "version",
          "hash",
          "alerts",
          "per bed and day",
          "got worse",
          "warned",
          "median min");
  private static final List<String> RULES =
      List.of(
          "rule",
          "before",
          "after",
          "same",
          "moved",
          "added",
          "removed",
          "mean shift min",
          "lead before",
          "lead after");

  private static final String READING =
      "Moved: raised at another time, or from another onset, while the alert of the other rules"
          + " holds; a negative shift is earlier. Got worse: stays in which NEWS2 reached 7 under the"
          + " rules in force, or the patient died; a patient of whose stays the EHR did not tell has"
          + " one. Warned: those of them in which a clinical alert had been raised before; median of"
          + " the time from the first such alert. Lead: that median for one rule alone, min; empty"
          + " where it warned of nobody.";

  private static final String STYLE =
      "body{font-family:sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse;"
          + "margin:1em 0}th,td{border:1px solid #bbb;padding:.3em .7em;text-align:right}"
          + "th:first-child,td:first-child{text-align:left}th{background:#eee}";

  private final Backtest backtest;

  BacktestTables(Backtest backtest) {
    this.backtest = backtest;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(new TextTable(SIDES, sides()).lines());
    lines.add("");
    lines.addAll(new TextTable(RULES, rules()).lines());
    lines.add("");
    lines.add(rounded(backtest.bedDays()) + " bed days. " + READING);
    return lines;
  }

  String html() {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Backtest</title>"
        + "<style>"
        + STYLE
        + "</style></head><body>\n<h1>Other rules on history</h1>\n<p>"
        + rounded(backtest.bedDays())
        + " bed days.</p>\n"
        + table(SIDES, sides())
        + "<h2>By rule</h2>\n"
        + table(RULES, rules())
        + "<p>"
        + READING
        + "</p>\n</body></html>\n";
  }

  private List<List<Object>> sides() {
    return List.of(side("in force", backtest.before()), side("tried", backtest.after()));
  }

  private static List<Object> side(String name, Side side) {
    LeadTime lead = side.leadTime();
    List<Object> row = new ArrayList<>();
    row.add(name);
    row.add(side.version());
    row.add(side.hash());
    row.add(side.alerts());
    row.add(rounded(side.perBedAndDay()));
    row.add(lead.reached());
    row.add(lead.warned());
    row.add(rounded(lead.medianMinutes()));
    return row;
  }

  private List<List<Object>> rules() {
    List<List<Object>> rows = new ArrayList<>();
    backtest
        .byRule()
        .forEach(
            rule -> {
              List<Object> row = new ArrayList<>();
              row.add(rule.ruleId());
              row.add(rule.before());
              row.add(rule.after());
              row.add(rule.same());
              row.add(rule.moved());
              row.add(rule.added());
              row.add(rule.removed());
              row.add(rounded(rule.meanShiftMinutes()));
              row.add(rounded(rule.leadBefore().medianMinutes()));
              row.add(rounded(rule.leadAfter().medianMinutes()));
              rows.add(row);
            });
    return rows;
  }

  private static Double rounded(Double value) {
    return value == null ? null : Double.valueOf(String.format(Locale.ROOT, "%.2f", value));
  }

  private static String table(List<String> columns, List<List<Object>> rows) {
    StringBuilder html = new StringBuilder("<table>\n<tr>");
    columns.forEach(column -> html.append("<th>").append(escaped(column)).append("</th>"));
    html.append("</tr>\n");
    for (List<Object> row : rows) {
      html.append("<tr>");
      row.forEach(
          cell ->
              html.append("<td>")
                  .append(cell == null ? "" : escaped(cell.toString()))
                  .append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</table>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
