package io.lifesign.replay.readmission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well probabilities tell what came.
 *
 * @param n stays
 * @param returned of them
 * @param auroc area under the ROC curve, ties half; null where all or none returned
 * @param ece expected calibration error over {@value #BINS} bins of equal count
 * @param brier mean squared error
 * @param bins in order of probability
 */
public record RiskFigures(
    int n, int returned, Double auroc, double ece, double brier, List<Bin> bins) {

  static final int BINS = 10;

  /**
   * @param expected mean probability
   * @param observed share that returned
   */
  public record Bin(int n, double expected, double observed) {}

  /** Of some stays; {@code n} may be 0. */
  public static RiskFigures of(double[] probabilities, boolean[] returned) {
    int n = probabilities.length;
    int[] order = ascending(probabilities);
    List<Bin> bins = new ArrayList<>();
    double ece = 0;
    for (int b = 0; b < BINS; b++) {
      int from = (int) ((long) b * n / BINS);
      int to = (int) ((long) (b + 1) * n / BINS);
      double expected = 0;
      double observed = 0;
      for (int i = from; i < to; i++) {
        expected += probabilities[order[i]];
        observed += returned[order[i]] ? 1 : 0;
      }
      if (to > from) {
        ece += Math.abs(expected - observed) / n;
        bins.add(new Bin(to - from, expected / (to - from), observed / (to - from)));
      }
    }
    double squares = 0;
    int yes = 0;
    for (int i = 0; i < n; i++) {
      double error = probabilities[i] - (returned[i] ? 1 : 0);
      squares += error * error;
      yes += returned[i] ? 1 : 0;
    }
    return new RiskFigures(
        n, yes, auroc(probabilities, returned), ece, n == 0 ? 0 : squares / n, bins);
  }

  /** Of any scores; null where all or none returned. */
  public static Double auroc(double[] scores, boolean[] returned) {
    int[] ones = new int[scores.length];
    Arrays.fill(ones, 1);
    return auroc(scores, returned, ascending(scores), ones);
  }

  /**
   * The same where each stay counts several times.
   *
   * @param order the stays by ascending score
   */
  public static Double auroc(double[] scores, boolean[] returned, int[] order, int[] times) {
    double below = 0;
    double wins = 0;
    double yes = 0;
    for (int i = 0; i < order.length; ) {
      double tiedYes = 0;
      double tiedNo = 0;
      int from = i;
      while (i < order.length && scores[order[i]] == scores[order[from]]) {
        if (returned[order[i]]) {
          tiedYes += times[order[i]];
        } else {
          tiedNo += times[order[i]];
        }
        i++;
      }
      wins += tiedYes * (below + tiedNo / 2);
      below += tiedNo;
      yes += tiedYes;
    }
    return yes == 0 || below == 0 ? null : wins / (yes * below);
  }

  public static int[] ascending(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> scores[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
