package io.lifesign.local;

import io.lifesign.replay.backtest.Backtest;
import io.lifesign.replay.backtest.Backtest.Side;
import io.lifesign.replay.backtest.LeadTime;
import io.lifesign.replay.backtest.RuleDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The tables of a backtest, and how their columns are meant. */
final class BacktestTables {

  static final List<String> CHANGED = List.of("changed", "unit", "in force", "tried");
  static final List<String> SIDES =
      List.of(
          "rules",
          "version",
          "vitals hash",
          "rhythm hash",
          "alerts",
          "per bed and day",
          "got worse",
          "warned",
          "median min");
  static final List<String> RULES =
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

  static final String SIDES_MEAN =
      "Got worse: stays in which NEWS2 reached 7 under the rules in force, or the patient died; a"
          + " patient of whose stays the EHR did not tell has one. Warned: those of them in which a"
          + " clinical alert had been raised before; median of the time from the first such alert.";
  static final String RULES_MEAN =
      "Moved: raised at another time, or from another onset, while the alert of the other rules"
          + " holds; a negative shift is earlier. Lead: median time from the rule's first alert to"
          + " getting worse, min; empty where it warned of nobody.";

  private BacktestTables() {}

  /** For a terminal. */
  static List<String> lines(Backtest backtest) {
    List<String> lines = new ArrayList<>(new TextTable(CHANGED, changed(backtest)).lines());
    lines.add("");
    lines.addAll(new TextTable(SIDES, sides(backtest)).lines());
    lines.add("");
    lines.addAll(new TextTable(RULES, rules(backtest)).lines());
    lines.add("");
    lines.add(rounded(backtest.bedDays()) + " bed days. " + SIDES_MEAN + " " + RULES_MEAN);
    return lines;
  }

  static List<List<Object>> changed(Backtest backtest) {
    return backtest.changed().stream()
        .map(value -> List.<Object>of(value.path(), value.unit(), value.here(), value.there()))
        .toList();
  }

  static List<List<Object>> sides(Backtest backtest) {
    return List.of(side("in force", backtest.before()), side("tried", backtest.after()));
  }

  private static List<Object> side(String name, Side side) {
    LeadTime lead = side.leadTime();
    return Arrays.asList(
        name,
        side.version(),
        side.vitalsHash(),
        side.rhythmHash(),
        side.alerts(),
        rounded(side.perBedAndDay()),
        lead.reached(),
        lead.warned(),
        rounded(lead.medianMinutes()));
  }

  static List<List<Object>> rules(Backtest backtest) {
    return backtest.byRule().stream().map(BacktestTables::rule).toList();
  }

  private static List<Object> rule(RuleDifference rule) {
    return Arrays.asList(
        rule.ruleId(),
        rule.before(),
        rule.after(),
        rule.same(),
        rule.moved(),
        rule.added(),
        rule.removed(),
        rounded(rule.meanShiftMinutes()),
        rounded(rule.leadBefore().medianMinutes()),
        rounded(rule.leadAfter().medianMinutes()));
  }

  private static Double rounded(Double value) {
    return value == null ? null : Double.valueOf(String.format(Locale.ROOT, "%.2f", value));
  }
}
