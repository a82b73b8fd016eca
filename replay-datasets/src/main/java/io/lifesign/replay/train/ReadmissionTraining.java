package io.lifesign.replay.train;

import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.clinical.readmission.Stay;
import io.lifesign.replay.readmission.ReadmissionEvaluation;
import io.lifesign.replay.readmission.RiskFigures;
import io.lifesign.replay.readmission.UciEncounter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trains the readmission model that comes with Lifesign, and tells how well it does. */
public final class ReadmissionTraining {

  /**
   * Least probabilities of the intermediate and the high band: about as often as all, and about
   * twice as often, return in the training data (docs/model-card-readmission.md).
   */
  private static final String BANDS = "bands 0.1 0.2";

  private final List<UciEncounter> encounters;
  private final boolean[] returned;
  private final ReadmissionFolds folds;
  private final double[] logOdds;

  private ReadmissionTraining(List<UciEncounter> encounters, PrintWriter progress) {
    this.encounters = encounters;
    returned = ReadmissionEvaluation.returned(encounters);
    folds = new ReadmissionFolds(encounters);
    folds.train(progress);
    logOdds = folds.logOdds(stay -> stay);
  }

  /**
   * Trains the models of the folds.
   *
   * @throws IllegalArgumentException in one line, if the stays do not tell what came of them
   */
  public static ReadmissionTraining of(List<UciEncounter> all, PrintWriter progress) {
    List<UciEncounter> encounters = ReadmissionEvaluation.judged(all);
    long yes = encounters.stream().filter(UciEncounter::returned).count();
    if (yes == 0 || yes == encounters.size()) {
      throw new IllegalArgumentException(
          "training needs stays with and without \"<30\" in the column readmitted");
    }
    return new ReadmissionTraining(encounters, progress);
  }

  /** Figures on stays of patients that neither trees nor calibration have seen. */
  public ReadmissionReport report() {
    List<PlattScaling> calibrations = folds.calibrations(logOdds, returned);
    double[] probabilities = folds.probabilities(logOdds, calibrations);
    PatientBootstrap interval = PatientBootstrap.of(encounters, probabilities, returned);
    double[] withoutDrugs =
        folds.probabilities(folds.logOdds(ReadmissionFolds.WITHOUT_DRUGS), calibrations);
    double[] atAdmission =
        folds.probabilities(folds.logOdds(ReadmissionTraining::atAdmission), calibrations);
    return new ReadmissionReport(
        (int) encounters.stream().map(UciEncounter::patient).distinct().count(),
        interval.low(),
        interval.high(),
        RiskFigures.of(probabilities, returned),
        RiskFigures.of(withoutDrugs, returned),
        RiskFigures.of(atAdmission, returned),
        ReadmissionEvaluation.indices(encounters, returned),
        Subgroups.of(encounters, probabilities, returned));
  }

  /** What is known of a stay when it begins. */
  private static Stay atAdmission(Stay stay) {
    Stay.Admission admission = stay.admission();
    return new Stay(
        stay.patient(),
        new Stay.Admission(
            admission.urgency(),
            admission.source(),
            Disposition.UNKNOWN,
            admission.specialty(),
            false,
            Double.NaN),
        Stay.Coded.UNKNOWN,
        Stay.Labs.UNKNOWN,
        stay.prior(),
        Stay.Drugs.UNKNOWN);
  }

  /**
   * Trains on all stays, calibrates on what the folds said, and writes the model.
   *
   * @return the file
   */
  public Path write(Path folder) throws IOException {
    byte[] bytes = model();
    Path file = folder.resolve(ReadmissionModel.DEFAULT + ".trees");
    Files.createDirectories(folder.toAbsolutePath());
    Files.write(file, bytes);
    return file;
  }

  /** Bytes that {@link ReadmissionModel} reads. */
  public byte[] model() {
    PlattScaling calibration = PlattScaling.fit(logOdds, returned);
    List<String> lines = new ArrayList<>();
    lines.add("readmission 1");
    lines.add("name " + ReadmissionModel.DEFAULT);
    lines.add(
        String.format(
            Locale.ROOT, "calibration %.6f %.6f", calibration.offset(), calibration.slope()));
    lines.add(BANDS);
    lines.addAll(ReadmissionFolds.lines(encounters));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
