package io.lifesign.local;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outcome of faults and of looking on, for people. */
final class ChaosText {

  private ChaosText() {}

  static void print(ChaosState run, PrintWriter out) {
    Map<String, List<ChaosKill>> kills = new TreeMap<>();
    for (ChaosResult round : run.rounds()) {
      round.kills().forEach(k -> kills.computeIfAbsent(k.what(), w -> new ArrayList<>()).add(k));
    }
    if (!kills.isEmpty()) {
      new TextTable(
              List.of("killed", "times", "between", "median_s", "worst_s", "worst_lag_s"),
              kills.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList())
          .lines()
          .forEach(out::println);
    }
    for (ChaosResult round : run.rounds()) {
      if (run.minutes() > 0) {
        out.println();
        new TextTable(
                ChaosMemory.COLUMNS, round.memory().stream().map(ChaosMemory.Row::cells).toList())
            .lines()
            .forEach(out::println);
      }
      out.println();
      out.printf(
          "Alerts told %d ms (half), %d ms (99 in 100) after they could be decided; %d restarts%n",
          round.p50Millis(), round.p99Millis(), round.restarts());
      out.println(round.verdict().line());
      round.verdict().findings().forEach(out::println);
    }
    out.println(run.holds() ? "Holds: nothing lost, doubled or made up" : "Does NOT hold");
  }

  private static List<Object> row(String what, List<ChaosKill> kills) {
    List<Long> recovery = new ArrayList<>(kills.stream().map(ChaosKill::recoveryMillis).toList());
    Collections.sort(recovery);
    return List.of(
        what,
        kills.size(),
        kills.stream().filter(ChaosKill::between).count(),
        seconds(recovery.get(recovery.size() / 2)),
        seconds(recovery.get(recovery.size() - 1)),
        seconds(kills.stream().mapToLong(ChaosKill::worstLagMillis).max().orElse(0)));
  }

  private static String seconds(long millis) {
    return String.format("%.1f", millis / 1e3);
  }
}
