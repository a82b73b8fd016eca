package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The evaluations of records as commands; what they count is tested where it is counted. */
class EvaluateRecordsTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void annotatedBeatsWithoutSignalsGiveOneJsonObjectAndExitCodeZero() throws IOException {
    annotated();

    assertThat(run("arrhythmia", "--records", folder.toString(), "--json")).isZero();

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/records").asInt()).isEqualTo(1);
    assertThat(json.at("/perRecord/0/beats").asInt()).isEqualTo(2);
    assertThat(err.toString()).contains("n (1 of 1): 2 beats as annotated");
  }

  @Test
  void withoutJsonThereIsATable() throws IOException {
    annotated();

    assertThat(run("arrhythmia", "--records", folder.toString())).isZero();
    assertThat(out.toString()).contains("All records, whole", "SVEB", "Records: 1, left out 0");
  }

  @Test
  void aBadRecordIsOneLineAndExitCodeTwo() throws IOException {
    annotated();
    Files.write(folder.resolve("bad.hea"), List.of("bad 1 100 100", "bad.dat 8 200"));

    assertThat(run("arrhythmia", "--records", folder.toString(), "--json")).isEqualTo(2);
    assertThat(err.toString())
        .contains("left out: bad.hea:2: format 8 is not read; 16 and 212 are");
    assertThat(run("alarms", "--records", folder.toString(), "--json")).isEqualTo(2);
  }

  @Test
  void verdictsAreWrittenEvenIfThereIsNone() throws IOException {
    annotated();
    Path verdicts = folder.resolve("verdicts.csv");

    run("alarms", "--records", folder.toString(), "--verdicts-out", verdicts.toString());

    assertThat(verdicts).hasContent("record,verdict\n");
    assertThat(out.toString()).contains("alarm", "Records: 0, left out 1");
  }

  @Test
  void aFolderWithoutRecordsIsRefused() {
    assertThat(run("arrhythmia", "--records", folder.toString())).isEqualTo(1);
    assertThat(run("alarms", "--records", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "lifesign: There is no record (.hea) in " + folder + ".",
            "lifesign: There is no folder " + folder.resolve("none") + ".");
  }

  /** Two normal beats, no signal file. */
  private void annotated() throws IOException {
    Files.write(folder.resolve("n.hea"), List.of("n 1 100 200", "n.dat 212 0"));
    Files.write(folder.resolve("n.atr"), HexFormat.of().parseHex("320464040000"));
  }

  private int run(String... args) {
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[args.length + 1];
    all[0] = "evaluate";
    System.arraycopy(args, 0, all, 1, args.length);
    return line.execute(all);
  }
}
