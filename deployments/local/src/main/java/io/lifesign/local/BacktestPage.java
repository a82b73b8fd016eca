package io.lifesign.local;

import io.lifesign.lake.report.Page;
import io.lifesign.lake.report.Plot;
import io.lifesign.lake.report.Section;
import io.lifesign.replay.backtest.Backtest;
import io.lifesign.replay.backtest.Backtest.Side;
import io.lifesign.replay.backtest.LeadTime;
import io.lifesign.replay.backtest.RuleDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** A backtest as a page, for those who decide whether the rules go live. */
final class BacktestPage {

  private static final String NO_QUERY = "";
  private static final String NO_PLOT = "";

  private BacktestPage() {}

  /**
   * The page.
   *
   * @param history which records were run, a noun
   */
  static String of(Backtest backtest, String history) {
    return Page.of(
        List.of(changed(backtest), sides(backtest), rules(backtest)),
        Map.of("title", "Other rules on history", "period", "Run twice: " + history + "."));
  }

  private static Section changed(Backtest backtest) {
    int count = backtest.changed().size();
    return new Section(
        "changed",
        "What was changed",
        count == 0
            ? "No value differs."
            : count + (count == 1 ? " value differs." : " values differ."),
        "The rules in force are those named by --against, else those released.",
        NO_QUERY,
        NO_PLOT,
        BacktestTables.CHANGED,
        BacktestTables.changed(backtest));
  }

  private static Section sides(Backtest backtest) {
    return new Section(
        "sides",
        "How loud, and how early",
        told("The rules in force raise", backtest.before())
            + " "
            + told("Those tried raise", backtest.after()),
        String.format(Locale.ROOT, "%.1f bed days. ", backtest.bedDays())
            + BacktestTables.SIDES_MEAN,
        NO_QUERY,
        NO_PLOT,
        BacktestTables.SIDES,
        BacktestTables.sides(backtest));
  }

  private static String told(String raise, Side side) {
    LeadTime lead = side.leadTime();
    String median =
        lead.medianMinutes() == null
            ? ""
            : String.format(
                Locale.ROOT, ", half of these at least %.0f min before", lead.medianMinutes());
    return String.format(
        Locale.ROOT,
        "%s %d alerts, %.2f per bed and day, and warn of %d of %d who got worse%s.",
        raise,
        side.alerts(),
        side.perBedAndDay(),
        lead.warned(),
        lead.reached(),
        median);
  }

  private static Section rules(Backtest backtest) {
    List<RuleDifference> rules = backtest.byRule();
    return new Section(
        "rules",
        "Rule by rule",
        String.format(
            Locale.ROOT,
            "%d alerts stay as they are, %d move, %d are added, %d removed.",
            sum(rules, RuleDifference::same),
            sum(rules, RuleDifference::moved),
            sum(rules, RuleDifference::added),
            sum(rules, RuleDifference::removed)),
        BacktestTables.RULES_MEAN,
        NO_QUERY,
        rules.isEmpty() ? NO_PLOT : bars(rules),
        BacktestTables.RULES,
        BacktestTables.rules(backtest));
  }

  private static String bars(List<RuleDifference> rules) {
    Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    series.put("removed", heights(rules, RuleDifference::removed));
    series.put("added", heights(rules, RuleDifference::added));
    series.put("moved", heights(rules, RuleDifference::moved));
    series.put("same", heights(rules, RuleDifference::same));
    return Plot.bars("by-rule", "rule", "alerts", series);
  }

  private static Map<String, Double> heights(
      List<RuleDifference> rules, ToIntFunction<RuleDifference> count) {
    Map<String, Double> heights = new LinkedHashMap<>();
    rules.forEach(rule -> heights.put(rule.ruleId(), (double) count.applyAsInt(rule)));
    return heights;
  }

  private static int sum(List<RuleDifference> rules, ToIntFunction<RuleDifference> count) {
    return rules.stream().mapToInt(count).sum();
  }
}
