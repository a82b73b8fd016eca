package io.lifesign.lake.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How loud the wards are, and how fast. */
final class AlarmSections {

  private static final List<String> PRIORITIES = List.of("HIGH", "MEDIUM", "LOW");

  /** More cannot be told apart in a drawing; the table has the others. */
  private static final int MOST_BARS = 16;

  private static final String RAISED =
      "Counted is every alarm that was raised, once; what was escalated or sent again is not"
          + " counted again.";

  private final Function<String, Answer> ask;

  AlarmSections(Function<String, Answer> ask) {
    this.ask = ask;
  }

  List<Section> all() {
    Answer alarms = ask.apply("alarms_per_bed_and_day");
    Answer burden = ask.apply("alarm_burden");
    return List.of(byBed(alarms), byRule(alarms), burden(burden), floods(), timeToAlert());
  }

  private static Section byBed(Answer alarms) {
    Map<String, Double> byBed = alarms.sums("alarms", "wardId", "bedId");
    double days = alarms.sums("alarms", "alarmDay").size();
    List<List<Object>> rows = new ArrayList<>();
    alarms
        .sums("alarms", "alarmDay", "wardId", "bedId")
        .forEach((key, count) -> rows.add(List.of(key, count)));
    rows.sort(Comparator.comparing((List<Object> row) -> -(Double) row.get(1)));
    String loudest = loudest(byBed);
    return new Section(
        "alarms-per-bed",
        "Alarms by bed and day",
        alarms.empty()
            ? "No alarm was raised."
            : "%s on %s in %s; the loudest (ward, bed) was %s with %s."
                .formatted(
                    Words.count(alarms.sum("alarms"), "alarm"),
                    Words.count(byBed.size(), "bed"),
                    Words.count(days, "day"),
                    loudest,
                    Words.number(byBed.getOrDefault(loudest, 0.0))),
        RAISED,
        "alarms_per_bed_and_day",
        alarms.empty()
            ? ""
            : Plot.bars("bed", "ward, bed", "alarms", byPriority(alarms, "wardId", "bedId")),
        List.of("day, ward, bed (none: no bed was known)", "alarms"),
        rows);
  }

  private static Section byRule(Answer alarms) {
    Map<String, Double> byRule = sorted(alarms.sums("alarms", "ruleId"));
    List<List<Object>> rows = new ArrayList<>();
    byRule.forEach(
        (rule, count) ->
            rows.add(List.of(Words.rule(rule), count, Words.percent(count, alarms.sum("alarms")))));
    String loudest = loudest(byRule);
    return new Section(
        "alarms-by-rule",
        "Alarms by rule",
        alarms.empty()
            ? "No alarm was raised."
            : "Most alarms came from “%s”: %s of all."
                .formatted(
                    Words.rule(loudest),
                    Words.percent(byRule.getOrDefault(loudest, 0.0), alarms.sum("alarms"))),
        RAISED,
        "alarms_per_bed_and_day",
        alarms.empty() ? "" : Plot.bars("rule", "rule", "alarms", byPriority(alarms, "ruleId")),
        List.of("rule", "alarms", "share"),
        rows);
  }

  private static Section burden(Answer burden) {
    double alarms = burden.sum("alarms");
    // alarms where no bed has a score, as at home, are no burden of a bed
    double atBeds =
        burden.rows().stream()
            .filter(row -> burden.number(row, "beds") > 0)
            .mapToDouble(row -> burden.number(row, "alarms"))
            .sum();
    return new Section(
        "alarm-burden",
        "Alarm burden of each ward",
        burden.empty()
            ? "No ward has a score or an alarm yet."
            : "%s a bed and day; %s were of high priority, %s concerned the equipment, and staff called %s false."
                .formatted(
                    Words.count(
                        Math.round(10 * atBeds / Math.max(1, burden.sum("beds"))) / 10.0, "alarm"),
                    Words.percent(burden.sum("high"), alarms),
                    Words.percent(burden.sum("technical"), alarms),
                    Words.percent(burden.sum("falseAlarms"), alarms)),
        "A bed counts on each day on which it has a score; alarms of wards without such beds are in the"
            + " shares, not in the alarms a bed.",
        "alarm_burden",
        "",
        List.of(
            "ward",
            "day",
            "beds",
            "alarms",
            "a bed",
            "high priority",
            "equipment",
            "acknowledged",
            "called false"),
        burden.rows());
  }

  private Section floods() {
    Answer floods = ask.apply("alarm_floods");
    return new Section(
        "alarm-floods",
        "Alarm floods",
        floods.empty()
            ? "There was no flood: no ward had ten alarms within ten minutes."
            : "%s: times at which a ward had more alarms than one person can answer, %s in all."
                .formatted(
                    Words.count(floods.rows().size(), "flood"),
                    Words.count(floods.sum("alarms"), "alarm")),
        "A flood is ten or more alarms of a ward within ten minutes; those that touch are one.",
        "alarm_floods",
        "",
        List.of("ward", "from", "to", "minutes", "alarms"),
        floods.rows());
  }

  private Section timeToAlert() {
    Answer times = ask.apply("time_to_alert");
    double rises = times.sum("rises");
    double longest =
        times.rows().stream()
            .mapToDouble(row -> times.number(row, "longestSeconds"))
            .max()
            .orElse(0);
    return new Section(
        "time-to-alert",
        "From the first sign to the alert",
        times.empty()
            ? "No patient's NEWS2 band rose."
            : "The NEWS2 band rose %s, and an alert followed within an hour in %s of these; the longest wait was %s."
                .formatted(
                    Words.count(rises, "time"),
                    Words.percent(times.sum("alerted"), rises),
                    Words.duration(longest)),
        "From the score with which the band rose to the first clinical alert. A rule may wait until"
            + " a rise has lasted, and so pass over a short one.",
        "time_to_alert",
        "",
        List.of(
            "ward", "band reached", "rises", "alerted", "alerted, %", "median, s", "longest, s"),
        times.rows());
  }

  private static Map<String, Map<String, Double>> byPriority(Answer alarms, String... by) {
    Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    List<String> loudestFirst =
        sorted(alarms.sums("alarms", by)).keySet().stream().limit(MOST_BARS).toList();
    for (String priority : PRIORITIES) {
      Map<String, Double> all = new LinkedHashMap<>();
      loudestFirst.forEach(name -> all.put(name, 0.0));
      for (List<Object> row : alarms.rows()) {
        if (alarms.text(row, "priority").equals(priority)) {
          StringBuilder name = new StringBuilder();
          for (String column : by) {
            name.append(name.isEmpty() ? "" : ", ").append(alarms.text(row, column));
          }
          all.computeIfPresent(
              name.toString(), (key, count) -> count + alarms.number(row, "alarms"));
        }
      }
      series.put(priority.charAt(0) + priority.substring(1).toLowerCase(Locale.ROOT), all);
    }
    return series;
  }

  private static String loudest(Map<String, Double> counts) {
    return sorted(counts).keySet().stream().findFirst().orElse("");
  }

  /** Largest first; names decide between equals. */
  private static Map<String, Double> sorted(Map<String, Double> counts) {
    Map<String, Double> sorted = new LinkedHashMap<>();
    new TreeMap<>(counts)
        .entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
