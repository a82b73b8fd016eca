package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every refusal is one line on standard error and exit code 1. */
class CommandsTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "down",
        "cluster",
        "cluster up",
        "cluster submit",
        "cluster status",
        "cluster savepoint",
        "cluster upgrade",
        "cluster rescale",
        "cluster down",
        "access",
        "access show",
        "access apply",
        "replay",
        "sql",
        "reconcile",
        "maintain",
        "cohort",
        "cohort create",
        "cohort list",
        "cohort drop",
        "backtest",
        "erase",
        "audit",
        "audit list",
        "audit verify",
        "report",
        "evaluate",
        "evaluate scores"
      })
  void everyCommandExplainsItself(String command) {
    assertThat(run((command + " --help").split(" "))).isZero();
    assertThat(out.toString()).contains("Usage: lifesign " + command);
  }

  @Test
  void aPortInUseIsRefused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      refused(
          "Port " + port + " is in use: choose another with --kafka-port.",
          "demo",
          "--out",
          folder.resolve("demo").toString(),
          "--kafka-port",
          port);
      assertThat(folder.resolve("demo")).doesNotExist();
    }
  }

  @Test
  void aMetricsPortOutOfRangeIsRefused() {
    refused(
        "--metrics-port must be 1 to 65535.",
        "demo",
        "--out",
        folder.resolve("demo").toString(),
        "--metrics-port",
        "70000");
  }

  @Test
  void aMetricsPortInUseIsRefused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      refused(
          "Port " + port + " is in use: choose another with --metrics-port.",
          "demo",
          "--out",
          folder.resolve("demo").toString(),
          "--metrics-port",
          port);
    }
  }

  @Test
  void anUnknownSettingIsRefused() {
    refused(
        "Unknown setting no.such.key: no option of Flink has that key.",
        "demo",
        "--out",
        folder.toString(),
        "-D",
        "no.such.key=1");
  }

  @Test
  void aFolderOfSomebodyElseIsNotOverwritten() throws IOException {
    Path theirs = Files.createFile(folder.resolve("thesis.txt"));

    refused(
        folder + " holds files of somebody else: choose another folder.",
        "demo",
        "--out",
        folder.toString());
    assertThat(theirs).exists();
  }

  @Test
  void anUnknownDatasetIsRefused() {
    assertThat(run("replay", "nosuch", "--out", folder.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("nosuch", "ward");
  }

  @Test
  void aKeyOfPseudonymsThatOthersCanReadIsRefused() throws IOException {
    Path key = Files.writeString(folder.resolve("pseudonyms.key"), "0b".repeat(32));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    refused(
        "--pseudonyms: " + key + " can be read by others than its owner: chmod 600.",
        "demo",
        "--pseudonyms",
        key.toString());
  }

  @Test
  void anUnreachableBrokerIsRefused() {
    refused(
        "No broker answers at 127.0.0.1:1.",
        "replay",
        "ward",
        "--bootstrap",
        "127.0.0.1:1",
        "--registry",
        "http://127.0.0.1:1");
  }

  @Test
  void aMissingFileIsRefused() {
    refused("There is no file nosuch.csv.", "evaluate", "scores", "--csv", "nosuch.csv");
  }

  @Test
  void aFolderWithoutALakeIsRefused() {
    refused(
        "There is no lake in " + folder + ".", "sql", "SELECT 1", "--warehouse", folder.toString());
  }

  @Test
  void aSettingWithoutANamedQueryIsRefused() throws IOException {
    Files.createFile(folder.resolve("catalog.db"));

    refused(
        "--set goes with --named.",
        "sql",
        "SELECT 1",
        "--set",
        "goLive=2026-01-01",
        "--warehouse",
        folder.toString());
  }

  @Test
  void theViewsAreRegisteredInTheCatalog() {
    try (Lake lake = Lake.open(LakeConfig.embedded(folder))) {
      lake.migrate();
    }

    assertThat(run("sql", "--register-views", "--warehouse", folder.toString())).isZero();
    assertThat(out.toString().lines()).contains("alerts_current", "stays").hasSize(8);
    assertThat(run("sql", "SELECT COUNT(*) FROM alerts_current", "--warehouse", folder.toString()))
        .isZero();
  }

  @Test
  void theNamedQueriesAreListedWithoutALake() {
    assertThat(run("sql", "--list")).isZero();
    assertThat(out.toString()).contains("pilot").contains("goLive");
  }

  @Test
  void aPlanThatCouldLoseRowsIsRefused() throws IOException {
    Files.createFile(folder.resolve("catalog.db"));

    refused(
        "At least 2 snapshots are kept, not 1",
        "maintain",
        "--keep-snapshots",
        "1",
        "--warehouse",
        folder.toString());
  }

  @Test
  void aSpeedThatIsNoneIsRefused() {
    refused("speed is max or a number above 0, not fast", "demo", "--speed", "fast");
  }

  private void refused(String line, String... args) {
    assertThat(run(args)).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("lifesign: " + line);
  }

  private int run(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
