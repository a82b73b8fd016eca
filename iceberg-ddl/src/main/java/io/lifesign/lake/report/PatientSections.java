package io.lifesign.lake.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How ill the patients are, and what came of it. */
final class PatientSections {

  private final Function<String, Answer> ask;

  PatientSections(Function<String, Answer> ask) {
    this.ask = ask;
  }

  List<Section> all() {
    return List.of(scores(), atSeven(), fibrillation());
  }

  private Section scores() {
    Answer scores = ask.apply("score_distribution");
    double complete = scores.sum("low") + scores.sum("medium") + scores.sum("high");
    Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    series.put("7 and more", byHourOfDay(scores, "high"));
    series.put("5 and 6", byHourOfDay(scores, "medium"));
    series.put("0 to 4", byHourOfDay(scores, "low"));
    series.put("partial", byHourOfDay(scores, "partial"));
    return new Section(
        "scores",
        "NEWS2 by ward and hour",
        scores.empty()
            ? "There is no score yet."
            : "Of %s, %s were 7 or more, and %s were 5 or 6."
                .formatted(
                    Words.count(complete, "complete score"),
                    Words.percent(scores.sum("high"), complete),
                    Words.percent(scores.sum("medium"), complete)),
        "A score is told when a patient's points change and every 15 minutes. A partial score lacks"
            + " a measurement; it is a lower bound and is counted apart. Hours with most scores of 7 and"
            + " more first.",
        "score_distribution",
        scores.empty() ? "" : Plot.bars("score", "hour of the day, all wards", "scores", series),
        List.of(
            "ward",
            "hour",
            "0 to 4",
            "5 and 6",
            "7 and more",
            "partial",
            "median",
            "one in ten above"),
        gravest(scores));
  }

  private static Map<String, Double> byHourOfDay(Answer scores, String column) {
    Map<String, Double> hours = new TreeMap<>();
    for (List<Object> row : scores.rows()) {
      String hour = scores.text(row, "scoreHour");
      hours.merge(
          hour.substring(Math.max(0, hour.length() - 2)), scores.number(row, column), Double::sum);
    }
    return hours;
  }

  /** The hours that matter most first. */
  private static List<List<Object>> gravest(Answer scores) {
    return scores.rows().stream()
        .sorted(
            Comparator.comparingDouble((List<Object> row) -> -scores.number(row, "high"))
                .thenComparingDouble(row -> -scores.number(row, "medium")))
        .toList();
  }

  private Section atSeven() {
    Answer stays = ask.apply("stays_at_seven");
    double all = stays.sum("stays");
    List<List<Object>> seven =
        stays.rows().stream().filter(row -> stays.text(row, "highest").equals("at seven")).toList();
    double reached = seven.stream().mapToDouble(row -> stays.number(row, "stays")).sum();
    double unscored =
        stays.rows().stream()
            .filter(row -> stays.text(row, "highest").equals("not scored"))
            .mapToDouble(row -> stays.number(row, "stays"))
            .sum();
    double died = seven.stream().mapToDouble(row -> stays.number(row, "died")).sum();
    double back = seven.stream().mapToDouble(row -> stays.number(row, "readmitted")).sum();
    return new Section(
        "at-seven",
        "Stays that reached NEWS2 7, and what followed",
        stays.empty()
            ? "No stay has ended yet, so nothing can be said of what followed."
            : "%s of %s reached NEWS2 7 (%s had no score at all); of those that did, %s died and %s came back unplanned."
                .formatted(
                    Words.number(reached),
                    Words.count(all, "stay"),
                    Words.number(unscored),
                    Words.number(died),
                    Words.number(back)),
        "Stays that have ended, by the highest NEWS2 between admission and discharge; died in"
            + " hospital or within 30 days, came back within 30 days.",
        "stays_at_seven",
        "",
        List.of(
            "highest NEWS2",
            "stays",
            "share, %",
            "mean days",
            "with an alert",
            "died",
            "came back",
            "not known yet"),
        stays.rows());
  }

  private Section fibrillation() {
    Answer burden = ask.apply("af_burden");
    long with = burden.rows().stream().filter(row -> burden.number(row, "episodes") > 0).count();
    return new Section(
        "fibrillation",
        "Atrial fibrillation",
        burden.empty()
            ? "No patient's ECG was watched."
            : "%d of %s with an ECG had atrial fibrillation, %s minutes in all."
                .formatted(
                    with,
                    Words.count(burden.rows().size(), "patient"),
                    Words.number(burden.sum("fibrillatingMinutes"))),
        "The burden is the share of time in atrial fibrillation among the time in which the ECG was"
            + " good enough to see a beat. Episodes that still last are not in it.",
        "af_burden",
        "",
        List.of("patient", "episodes", "minutes in it", "minutes of good ECG", "burden, %"),
        burden.rows());
  }
}
