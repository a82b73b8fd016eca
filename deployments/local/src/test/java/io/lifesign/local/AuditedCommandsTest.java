package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.erase.ErasureKey;
import io.lifesign.protection.Pseudonyms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands of the lake write down. */
class AuditedCommandsTest {

  private static final String PATIENT = "MRNQX0001";

  @TempDir Path folder;

  @Test
  void actsAreWrittenDownWithTheirEndAndNoPatientIsNamed() throws IOException {
    Path warehouse = folder.resolve("warehouse");
    try (Lake lake = Lake.open(LakeConfig.embedded(warehouse))) {
      lake.migrate();
    }
    assertThat(run("maintain")).isZero();
    assertThat(run("cohort", "drop", "nosuch")).isEqualTo(1);
    assertThat(run("erase", "--patient", PATIENT)).isZero(); // only looks
    assertThat(run("erase", "--patient", PATIENT, "--yes")).isZero();
    assertThat(run("erase", "--patient", PATIENT, "--yes", "--log-dirs", "x")).isEqualTo(1);

    Path file = folder.resolve("audit.log");
    List<AuditLine> lines =
        AuditChain.of(Files.readString(file)).sealed().stream()
            .map(AuditLine.Sealed::line)
            .toList();
    assertThat(lines)
        .extracting(line -> line.act() + " " + line.phase())
        .containsExactly(
            "maintain BEGUN",
            "maintain DONE",
            "cohort drop BEGUN",
            "cohort drop FAILED",
            "erase look BEGUN",
            "erase look DONE",
            "erase BEGUN",
            "erase DONE",
            "erase BEGUN",
            "erase FAILED");
    assertThat(lines.get(0).object()).isEqualTo(warehouse.toString());
    assertThat(lines.get(0).details()).containsEntry("keep-snapshots", "10");
    assertThat(lines.get(4).object()).matches("patient [0-9a-f]{64}");
    assertThat(lines.get(7).details()).containsEntry("rows", "0").containsEntry("proved", "true");
    assertThat(Files.readString(file)).doesNotContain(PATIENT);

    Path key = Files.writeString(folder.resolve("pseudonyms.key"), "00".repeat(32));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(run("erase", "--patient", PATIENT, "--pseudonyms", key.toString(), "--yes"))
        .isZero();
    String pseudonym = new Pseudonyms(new byte[32]).of(PATIENT);
    assertThat(Files.readString(file))
        .contains("patient " + ErasureKey.in(warehouse.resolve("erasure.key")).hash(pseudonym));
  }

  private int run(String... command) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(new StringWriter()));
    String[] args = new String[command.length + 4];
    System.arraycopy(command, 0, args, 0, command.length);
    System.arraycopy(
        new String[] {
          "--warehouse", folder.toString(), "--audit-log", folder.resolve("audit.log").toString()
        },
        0,
        args,
        command.length,
        4);
    return line.execute(args);
  }
}
