package io.lifesign.replay.train;

import io.lifesign.replay.readmission.RiskFigures;
import io.lifesign.replay.readmission.UciEncounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Figures of stays by age, sex and race. */
final class Subgroups {

  private Subgroups() {}

  static List<ReadmissionReport.Subgroup> of(
      List<UciEncounter> encounters, double[] probabilities, boolean[] returned) {
    List<ReadmissionReport.Subgroup> all = new ArrayList<>();
    all.addAll(by("age", Subgroups::age, encounters, probabilities, returned));
    all.addAll(
        by(
            "sex",
            one -> one.stay().patient().sex().name().toLowerCase(Locale.ROOT),
            encounters,
            probabilities,
            returned));
    all.addAll(
        by(
            "race",
            one -> one.race().equals("?") ? "unknown" : one.race(),
            encounters,
            probabilities,
            returned));
    return all;
  }

  private static String age(UciEncounter encounter) {
    double years = encounter.stay().patient().ageYears();
    if (Double.isNaN(years)) {
      return "unknown";
    }
    return years < 40 ? "under 40" : years < 60 ? "40-59" : years < 80 ? "60-79" : "80 and over";
  }

  private static List<ReadmissionReport.Subgroup> by(
      String name,
      Function<UciEncounter, String> group,
      List<UciEncounter> encounters,
      double[] probabilities,
      boolean[] returned) {
    Map<String, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < encounters.size(); i++) {
      members.computeIfAbsent(group.apply(encounters.get(i)), any -> new ArrayList<>()).add(i);
    }
    List<ReadmissionReport.Subgroup> groups = new ArrayList<>();
    members.forEach(
        (key, indices) -> {
          int[] some = indices.stream().mapToInt(Integer::intValue).toArray();
          double[] p = Arrays.stream(some).mapToDouble(i -> probabilities[i]).toArray();
          boolean[] y = new boolean[some.length];
          for (int i = 0; i < y.length; i++) {
            y[i] = returned[some[i]];
          }
          RiskFigures figures = RiskFigures.of(p, y);
          groups.add(
              new ReadmissionReport.Subgroup(
                  name,
                  key,
                  some.length,
                  Arrays.stream(p).average().orElseThrow(),
                  (double) figures.returned() / some.length,
                  figures.auroc()));
        });
    return groups;
  }
}
