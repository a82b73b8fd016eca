package io.lifesign.replay.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.OpenData;
import io.lifesign.replay.evaluate.AlarmEvaluation;
import io.lifesign.replay.evaluate.AlarmReport;
import io.lifesign.replay.evaluate.ArrhythmiaEvaluation;
import io.lifesign.replay.evaluate.ArrhythmiaReport;
import io.lifesign.replay.evaluate.DetectionFiles;
import io.lifesign.replay.evaluate.FalseAlarms.Kind;
import io.lifesign.replay.train.BeatTraining;
import io.lifesign.replay.train.CrossValidation;
import io.lifesign.replay.train.WaveTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Floors of accuracy on annotated recordings, first five minutes included; figures and method stand
 * in docs/accuracy.md. What a model learned from is reported by cross-validation alone.
 */
class ArrhythmiaQualityTest {

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  @Test
  void findsTheBeatsAndTheAtrialFibrillationOfTheArrhythmiaDatabase() throws IOException {
    ArrhythmiaReport report = evaluate("mitdb");

    assertThat(report.figures().qrs().se()).isGreaterThanOrEqualTo(99.8);
    assertThat(report.figures().qrs().ppv()).isGreaterThanOrEqualTo(99.8);
    assertThat(report.figures().af().se()).isGreaterThanOrEqualTo(92);
    assertThat(report.figures().af().ppv()).isGreaterThanOrEqualTo(75);
    assertThat(report.falseAlarms().rates().get(Kind.VT).count()).isZero();
    assertThat(report.falseAlarms().rates().get(Kind.VF).count()).isZero();
  }

  @Test
  void findsTheBeatsOfPacedHeartsWithoutAFalseLethalAlarm() throws IOException {
    ArrhythmiaReport report = evaluate("mitdb-paced");

    assertThat(report.figures().qrs().se()).isGreaterThanOrEqualTo(99.8);
    assertThat(report.figures().qrs().ppv()).isGreaterThanOrEqualTo(99.5);
    assertThat(report.falseAlarms().rates().values()).allMatch(rate -> rate.count() == 0);
  }

  @Test
  void classifiesBeatsOfPersonsItHasNotSeen() throws IOException {
    Path folder = OpenData.require("mitdb", "");
    BeatTraining training = BeatTraining.read(folder, NOWHERE);

    ArrhythmiaReport report = CrossValidation.beats(folder, training, 4, NOWHERE);

    // four models in place of 22, so each has learned from fewer persons: the floors are lower
    assertThat(report.figures().veb().se()).isGreaterThanOrEqualTo(80);
    assertThat(report.figures().veb().ppv()).isGreaterThanOrEqualTo(80);
    assertThat(report.figures().sveb().se()).isGreaterThanOrEqualTo(60);
    assertThat(report.figures().sveb().ppv()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void tellsVentricularFibrillationOfPersonsItHasNotSeen() throws IOException {
    Path folder = OpenData.require("vfdb", "");
    List<Path> learned =
        List.of(folder, OpenData.require("mitdb", ""), OpenData.require("cudb", ""));
    WaveTraining training = WaveTraining.read(learned, NOWHERE);

    ArrhythmiaReport report = CrossValidation.waves(folder, training, NOWHERE);

    assertThat(report.figures().vf().counts().se()).isGreaterThanOrEqualTo(90);
    assertThat(report.figures().vf().counts().sp()).isGreaterThanOrEqualTo(97);
  }

  @Test
  void leavesHealthyHeartsAlone() throws IOException {
    ArrhythmiaReport report = evaluate("nsrdb");

    double perDay =
        report.falseAlarms().rates().values().stream().mapToDouble(rate -> rate.per24h()).sum();
    assertThat(report.falseAlarms().rates()).containsOnlyKeys(Kind.VT, Kind.ASYSTOLE, Kind.AF);
    assertThat(perDay).isLessThan(1);
  }

  @Test
  void tellsTrueAlarmsFromFalseOnes() throws IOException {
    Path folder = OpenData.require("challenge2015", "");

    AlarmReport report = AlarmEvaluation.run(folder, NOWHERE).report();

    assertThat(report.counts().score()).isGreaterThanOrEqualTo(75);
    assertThat(report.crossValidated().score()).isGreaterThanOrEqualTo(70);
    assertThat(report.perType().get("Asystole").fn()).isZero();
    assertThat(report.perType().get("Ventricular_Flutter_Fib").fn()).isZero();
  }

  private static ArrhythmiaReport evaluate(String name) throws IOException {
    DetectionFiles none = new DetectionFiles(Optional.empty(), Optional.empty(), Optional.empty());
    return ArrhythmiaEvaluation.run(OpenData.require(name, ""), none, NOWHERE);
  }
}
