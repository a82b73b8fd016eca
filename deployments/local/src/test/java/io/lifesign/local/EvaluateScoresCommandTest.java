package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateScoresCommandTest {

  private static final String HEADER =
      "patientId,time,ageYears,respiratoryRate,spo2,spo2Scale,supplementalOxygen,systolic,diastolic,"
          + "heartRate,temperature,consciousness";
  private static final String WELL = "p,t,70,16,97,1,false,120,80,70,37,ALERT";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void scoresGoToStandardOutAndTheExitCodeIsZero() throws IOException {
    assertThat(run(in(HEADER, WELL))).isZero();
    assertThat(out.toString()).contains(WELL + ",0,true,false,LOW,1,0,0,3,,0.583,93.33\n");
  }

  @Test
  void aSkippedRowMakesTheExitCodeTwo() throws IOException {
    Path scored = folder.resolve("out.csv");
    assertThat(run(in(HEADER, WELL.replace("97", "x"), WELL), "--out", scored.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("line 2: row skipped: spo2 is not a number");
    assertThat(Files.readAllLines(scored)).hasSize(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aWrongHeaderOrAMissingFileIsOneLine() throws IOException {
    assertThat(run(in("patientId", "p"))).isEqualTo(1);
    assertThat(run(folder.resolve("none.csv"))).isEqualTo(1);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("in.csv: the header has no column time"),
            line -> assertThat(line).startsWith("lifesign: There is no file"));
  }

  @Test
  void theFileBeingReadIsNotOverwritten() throws IOException {
    Path in = in(HEADER, WELL);
    assertThat(run(in, "--out", in.toString())).isEqualTo(1);
    assertThat(Files.readAllLines(in)).containsExactly(HEADER, WELL);
  }

  private Path in(String... lines) throws IOException {
    return Files.write(folder.resolve("in.csv"), List.of(lines));
  }

  private int run(Path in, String... more) {
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    String[] args = new String[4 + more.length];
    System.arraycopy(new String[] {"evaluate", "scores", "--csv", in.toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return line.execute(args);
  }
}
