package io.lifesign.replay.readmission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.readmission.ReadmissionModel;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmissionEvaluationTest {

  private static final ReadmissionModel MODEL = ReadmissionModel.named(ReadmissionModel.DEFAULT);

  @TempDir Path folder;

  @Test
  void everyRowHasItsRowAndOnlyDeathAndHospiceLackAProbability() throws IOException {
    List<UciEncounter> encounters =
        UciDiabetes.read(
            file(
                UciFiles.HEADER,
                UciFiles.row("9", "a", 1, 0, "NO"),
                UciFiles.row("5", "b", 11, 0, "NO"),
                UciFiles.row("7", "c", 3, 6, "<30")));
    StringWriter out = new StringWriter();
    ReadmissionEvaluation.predictions(MODEL, encounters, out);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines)
        .hasSize(4)
        .first()
        .isEqualTo("encounter_id,probability,lace,hospital2013,hospital2016");
    // 5 days 4, acute 3, heart failure and diabetic kidney 5, no emergency visit 0; a procedure 1,
    // urgent 1, 5 days 2, admissions
    assertThat(lines.get(1)).matches("9,0\\.[0-9]{8},12,4,4");
    assertThat(lines.get(2)).isEqualTo("5,,12,4,4");
    assertThat(lines.get(3)).matches("7,0\\.[0-9]{8},12,9,9");
    assertThat(probability(lines.get(3))).isGreaterThan(probability(lines.get(1)));
  }

  @Test
  void figuresLeaveOutDeathAndHospice() throws IOException {
    ReadmissionEvaluation.Report report =
        ReadmissionEvaluation.run(
            MODEL,
            UciDiabetes.read(
                file(
                    UciFiles.HEADER,
                    UciFiles.row("1", "a", 1, 0, "NO"),
                    UciFiles.row("2", "b", 11, 9, "NO"),
                    UciFiles.row("3", "c", 1, 6, "<30"),
                    UciFiles.row("4", "c", 1, 0, ">30"))));
    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.figures().orElseThrow())
        .returns(3, RiskFigures::n)
        .returns(1, RiskFigures::returned)
        .returns(1.0, RiskFigures::auroc);
  }

  @Test
  void withoutOutcomesThereAreProbabilitiesButNoFigures() throws IOException {
    String header = UciFiles.HEADER.substring(0, UciFiles.HEADER.lastIndexOf(','));
    String row = UciFiles.row("1", "a", 1, 0, "NO");
    List<UciEncounter> encounters =
        UciDiabetes.read(file(header, row.substring(0, row.lastIndexOf(','))));
    assertThat(ReadmissionEvaluation.run(MODEL, encounters).figures()).isEmpty();
    StringWriter out = new StringWriter();
    ReadmissionEvaluation.predictions(MODEL, encounters, out);
    assertThat(out.toString().lines().toList().get(1)).startsWith("1,0.");
  }

  private static double probability(String line) {
    return Double.parseDouble(line.split(",")[1]);
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("in.csv"), List.of(lines));
  }
}
