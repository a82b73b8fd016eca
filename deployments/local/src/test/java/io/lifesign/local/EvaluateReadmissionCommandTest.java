package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateReadmissionCommandTest {

  private static final String HEADER =
      "encounter_id,patient_nbr,age,discharge_disposition_id,time_in_hospital,number_inpatient,"
          + "diag_1,readmitted";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theLastLineIsOneJsonObjectAndEveryRowHasItsPrediction() throws IOException {
    Path predictions = folder.resolve("out.csv");
    Path in =
        in(
            HEADER,
            "1,a,[60-70),1,3,0,428,NO",
            "2,b,[60-70),13,3,5,428,NO",
            "3,c,[60-70),3,3,6,428,<30");
    assertThat(run("--csv", in.toString(), "--predictions-out", predictions.toString(), "--json"))
        .isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString().lines().toList().get(0));
    assertThat(json.get("n").asInt()).isEqualTo(2);
    assertThat(json.get("auroc").asDouble()).isEqualTo(1);
    assertThat(json.get("ece").asDouble()).isBetween(0.0, 1.0);
    assertThat(json.get("brier").asDouble()).isBetween(0.0, 1.0);
    assertThat(Files.readAllLines(predictions))
        .hasSize(4)
        .satisfies(lines -> assertThat(lines.get(2)).startsWith("2,,"));
  }

  @Test
  void withoutOutcomesTheFiguresAreNull() throws IOException {
    Path in = in("encounter_id,age", "1,[60-70)");
    assertThat(run("--csv", in.toString(), "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"n\":0,\"auroc\":null,\"ece\":null,\"brier\":null");
  }

  @Test
  void theTextSaysThatTheIndicesArePartialAndThatSeenRowsFlatter() throws IOException {
    Path in = in(HEADER, "1,a,[60-70),1,3,0,428,NO", "3,c,[60-70),3,3,6,428,<30");
    assertThat(run("--csv", in.toString())).isZero();
    assertThat(out.toString()).contains("Partial indices").contains("too good");
  }

  @Test
  void aMissingOrForeignFileOrModelIsOneLine() throws IOException {
    Path in = in("a,b", "1,2");
    assertThat(run("--csv", in.toString())).isEqualTo(1);
    assertThat(run("--csv", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(run("--csv", in.toString(), "--model", "x")).isEqualTo(1);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("the header has no column encounter_id"),
            line -> assertThat(line).startsWith("lifesign: There is no file"),
            line -> assertThat(line).endsWith("There is no readmission model x."));
  }

  private Path in(String... lines) throws IOException {
    return Files.write(folder.resolve("in.csv"), List.of(lines));
  }

  private int run(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(
        Stream.concat(Stream.of("evaluate", "readmission"), Stream.of(args))
            .toArray(String[]::new));
  }
}
