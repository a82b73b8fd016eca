package io.lifesign.replay.train;

import io.lifesign.clinical.model.BoostedTrees;
import io.lifesign.clinical.readmission.ReadmissionFeatures;
import io.lifesign.clinical.readmission.Stay;
import io.lifesign.replay.readmission.UciEncounter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Trees by cross-validation: what is said of a stay comes from trees that saw no stay of its
 * patient.
 */
final class ReadmissionFolds {

  static final int FOLDS = 5;

  /** A stay as a job knows it whose EHR sends no medication. */
  static final UnaryOperator<Stay> WITHOUT_DRUGS =
      stay ->
          new Stay(
              stay.patient(),
              stay.admission(),
              stay.coded(),
              stay.labs(),
              stay.prior(),
              Stay.Drugs.UNKNOWN);

  private final List<UciEncounter> encounters;
  private final List<BoostedTrees> trees = new ArrayList<>();

  ReadmissionFolds(List<UciEncounter> encounters) {
    this.encounters = encounters;
  }

  /** The same for a patient in every run and on every machine. */
  static int fold(UciEncounter encounter) {
    int mixed = encounter.patient().hashCode() * 0x9E3779B1;
    return Math.floorMod(mixed >>> 16, FOLDS);
  }

  void train(PrintWriter progress) {
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      progress.println("training without part " + (fold + 1) + " of " + FOLDS);
      progress.flush();
      List<UciEncounter> others = encounters.stream().filter(one -> fold(one) != left).toList();
      trees.add(BoostedTrees.parse(lines(others)));
    }
  }

  /**
   * Every stay is learned from twice, as it is and as a job knows it that is told no medication: so
   * the trees learn what to make of either.
   */
  static List<String> lines(List<UciEncounter> encounters) {
    List<float[]> rows = new ArrayList<>();
    List<Boolean> returned = new ArrayList<>();
    for (UciEncounter one : encounters) {
      rows.add(ReadmissionFeatures.of(one.stay()));
      returned.add(one.returned());
    }
    for (UciEncounter one : encounters) {
      rows.add(ReadmissionFeatures.of(WITHOUT_DRUGS.apply(one.stay())));
      returned.add(one.returned());
    }
    return ReadmissionBoosting.train(rows, returned);
  }

  /** What the trees that have not seen each patient say of the stays, changed so. */
  double[] logOdds(UnaryOperator<Stay> known) {
    double[] logOdds = new double[encounters.size()];
    for (int i = 0; i < logOdds.length; i++) {
      UciEncounter one = encounters.get(i);
      logOdds[i] = trees.get(fold(one)).logOdds(ReadmissionFeatures.of(known.apply(one.stay())));
    }
    return logOdds;
  }

  /** The line learned from the stays of all other folds, for each fold. */
  List<PlattScaling> calibrations(double[] logOdds, boolean[] returned) {
    List<PlattScaling> lines = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int n = 0;
      double[] x = new double[logOdds.length];
      boolean[] y = new boolean[logOdds.length];
      for (int i = 0; i < logOdds.length; i++) {
        if (fold(encounters.get(i)) != fold) {
          x[n] = logOdds[i];
          y[n++] = returned[i];
        }
      }
      lines.add(PlattScaling.fit(Arrays.copyOf(x, n), Arrays.copyOf(y, n)));
    }
    return lines;
  }

  /** Probabilities by the calibration that has not seen the stay either. */
  double[] probabilities(double[] logOdds, List<PlattScaling> calibrations) {
    double[] probabilities = new double[logOdds.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = calibrations.get(fold(encounters.get(i))).apply(logOdds[i]);
    }
    return probabilities;
  }
}
