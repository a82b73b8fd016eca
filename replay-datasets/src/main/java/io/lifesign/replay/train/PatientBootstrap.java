package io.lifesign.replay.train;

import io.lifesign.replay.readmission.RiskFigures;
import io.lifesign.replay.readmission.UciEncounter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How sure an area under the ROC curve is: its 2.5 and 97.5 percentiles over {@value #DRAWS} draws
 * of patients, each with all of their stays. Always the same draws.
 */
record PatientBootstrap(double low, double high) {

  static final int DRAWS = 1000;

  private static final long SEED = 1;

  static PatientBootstrap of(
      List<UciEncounter> encounters, double[] probabilities, boolean[] returned) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] patient = new int[encounters.size()];
    for (int i = 0; i < patient.length; i++) {
      patient[i] = numbers.computeIfAbsent(encounters.get(i).patient(), any -> numbers.size());
    }
    int[] order = RiskFigures.ascending(probabilities);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] areas = new double[DRAWS];
    int[] times = new int[patient.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] drawn = new int[numbers.size()];
      for (int i = 0; i < drawn.length; i++) {
        drawn[random.nextInt(drawn.length)]++;
      }
      for (int i = 0; i < times.length; i++) {
        times[i] = drawn[patient[i]];
      }
      Double area = RiskFigures.auroc(probabilities, returned, order, times);
      areas[draw] = area == null ? Double.NaN : area;
    }
    Arrays.sort(areas);
    return new PatientBootstrap(areas[(int) (0.025 * DRAWS)], areas[(int) (0.975 * DRAWS) - 1]);
  }
}
