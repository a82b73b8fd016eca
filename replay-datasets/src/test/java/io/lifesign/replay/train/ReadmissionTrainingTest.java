package io.lifesign.replay.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lifesign.clinical.model.BoostedTrees;
import io.lifesign.clinical.readmission.ReadmissionFeatures;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.replay.OpenData;
import io.lifesign.replay.readmission.ReadmissionEvaluation;
import io.lifesign.replay.readmission.RiskFigures;
import io.lifesign.replay.readmission.UciDiabetes;
import io.lifesign.replay.readmission.UciEncounter;
import io.lifesign.replay.readmission.UciFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmissionTrainingTest {

  private static final PrintWriter SILENT = new PrintWriter(Writer.nullWriter());

  @TempDir Path folder;

  @Test
  void trainingTwiceGivesTheSameBytes() throws IOException {
    List<UciEncounter> encounters = UciDiabetes.read(UciFiles.random(folder, 2000));
    byte[] model = ReadmissionTraining.of(encounters, SILENT).model();
    assertThat(ReadmissionTraining.of(encounters, SILENT).model()).isEqualTo(model);
    assertThat(ReadmissionModel.parse(model).name()).isEqualTo("diabetes130");
  }

  @Test
  void theReportTellsWhatWasPlanted() throws IOException {
    List<UciEncounter> encounters = UciDiabetes.read(UciFiles.random(folder, 2000));
    ReadmissionReport report = ReadmissionTraining.of(encounters, SILENT).report();
    assertThat(report.figures().auroc()).isBetween(0.7, 0.85);
    assertThat(report.aurocLow()).isLessThan(report.figures().auroc());
    assertThat(report.aurocHigh()).isGreaterThan(report.figures().auroc());
    assertThat(report.subgroups()).extracting(ReadmissionReport.Subgroup::by).contains("age");
  }

  @Test
  void staysOfOnePatientAreInOneFold() throws IOException {
    Map<String, Integer> folds = new HashMap<>();
    for (UciEncounter one : UciDiabetes.read(UciFiles.random(folder, 500))) {
      int fold = ReadmissionFolds.fold(one);
      assertThat(folds.putIfAbsent(one.patient(), fold)).isIn(null, fold);
    }
    assertThat(folds.values()).contains(0, 1, 2, 3, 4);
  }

  @Test
  void withoutOutcomesNothingIsTrained() throws IOException {
    List<UciEncounter> none =
        UciDiabetes.read(UciFiles.random(folder, 50)).stream()
            .filter(one -> !one.returned())
            .toList();
    assertThatThrownBy(() -> ReadmissionTraining.of(none, SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readmitted");
  }

  @Test
  void aLineIsFoundAgain() {
    double[] x = IntStream.range(0, 4000).mapToDouble(i -> i % 40 / 10.0 - 2).toArray();
    boolean[] yes = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      // evenly as often as the line 0.5 + 2 x says
      double p = 1 / (1 + Math.exp(-(0.5 + 2 * x[i])));
      yes[i] = (i / 40 + 0.5) / 100 < p;
    }
    PlattScaling line = PlattScaling.fit(x, yes);
    assertThat(line.offset()).isCloseTo(0.5, within(0.05));
    assertThat(line.slope()).isCloseTo(2, within(0.05));
  }

  /** One fold of the real data: what the whole cross-validation promises, with some leeway. */
  @Test
  void patientsNotSeenAreToldApartAndCalibrated() throws IOException {
    Path csv = OpenData.require("uci-diabetes130", "diabetic_data-dev.csv.gz");
    List<UciEncounter> judged = ReadmissionEvaluation.judged(UciDiabetes.read(csv));
    List<UciEncounter> others =
        judged.stream().filter(one -> ReadmissionFolds.fold(one) != 0).toList();
    List<UciEncounter> unseen =
        judged.stream().filter(one -> ReadmissionFolds.fold(one) == 0).toList();
    BoostedTrees trees = BoostedTrees.parse(ReadmissionFolds.lines(others));
    double[] told =
        unseen.stream()
            .mapToDouble(one -> trees.probability(ReadmissionFeatures.of(one.stay())))
            .toArray();
    RiskFigures figures = RiskFigures.of(told, ReadmissionEvaluation.returned(unseen));
    assertThat(figures.auroc()).isGreaterThan(0.66);
    assertThat(figures.ece()).isLessThan(0.02);
  }
}
