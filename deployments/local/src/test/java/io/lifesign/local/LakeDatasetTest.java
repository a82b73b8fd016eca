package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.lake.Cohorts;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.backtest.VitalsHistory;
import io.lifesign.replay.backtest.VitalsRun;
import io.lifesign.replay.ward.WardFile;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.RulesFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bundled ward, landed and read back. */
class LakeDatasetTest {

  private static final DeteriorationRules RULES = DeteriorationRules.standard();
  private static final Dataset WARD = WardFile.open();

  @TempDir static Path folder;
  private static LakeConfig config;
  private static Lake lake;
  private static VitalsHistory live;

  @BeforeAll
  static void land() throws InterruptedException {
    config = LakeConfig.embedded(folder);
    lake = Lake.open(config);
    live = VitalsRun.of(WARD, RULES);
    LandedWard.land(lake, WARD, live.verdicts());
    lake.tags().create("then");
    // what comes after the tag is none of its history
    LandedWard.land(lake, later(), List.of());
  }

  private static Dataset later() {
    List<Arrival> first = WARD.arrivals().limit(100).toList();
    return new RecordedDataset("later", WARD.note(), first, List.of());
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  @Test
  void theWardComesBackRecordByRecordAndIsDecidedAsBefore() throws InterruptedException {
    Dataset history = LakeDataset.read(config, "then", Optional.empty());

    assertThat(history.arrivals().filter(arrival -> !(arrival.payload() instanceof Payload.Clock)))
        .hasSize((int) WARD.size());
    assertThat(history.endMicros() / 1_000).isEqualTo(WARD.endMicros() / 1_000);
    VitalsHistory replayed = VitalsRun.of(history, RULES);
    assertThat(replayed.alerts()).isEqualTo(live.alerts()).hasSizeGreaterThan(80);
    assertThat(told(replayed.verdicts())).isEqualTo(told(live.verdicts())).hasSize(68 + 175);
  }

  @Test
  void aPatientWhoseRecordsWereLateIsJudgedAlikeWithoutTheOthers() throws InterruptedException {
    SortedSet<String> late = new TreeSet<>();
    live.verdicts().stream()
        .filter(verdict -> verdict.kind() == RecordVerdict.Kind.LATE)
        .forEach(verdict -> late.add(verdict.patientId()));
    String names = "'" + String.join("', '", late) + "'";
    new Cohorts(config, lake, InstantSource.fixed(Instant.EPOCH))
        .create("late", "patientId IN (" + names + ")");

    Dataset history = LakeDataset.read(config, "then", Optional.of("late"));
    assertThat(history.arrivals().map(Arrival::key)).allMatch(late::contains);
    VitalsHistory replayed = VitalsRun.of(history, RULES);
    assertThat(told(replayed.verdicts()))
        .isEqualTo(
            told(
                live.verdicts().stream()
                    .filter(verdict -> late.contains(verdict.patientId()))
                    .toList()))
        .hasSizeGreaterThan(60);
    assertThat(replayed.alerts())
        .isEqualTo(
            live.alerts().stream().filter(alert -> late.contains(alert.patientId())).toList())
        .extracting(Alert::patientId)
        .isNotEmpty();
  }

  @Test
  void otherRulesAreTriedFromTheCommandLine() throws IOException {
    Path rules = folder.resolve("six.yaml");
    Path page = folder.resolve("backtest.html");
    try (InputStream in = RulesFile.class.getResourceAsStream("/io/lifesign/clinical/rules.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          rules,
          text.replace("version: 1", "version: 2")
              .replace("news2High: { value: 7", "news2High: { value: 5")
              .replace("news2Clear: { value: 5", "news2Clear: { value: 4"));
    }
    String lakeFolder = folder.toString();
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out));
    int exit =
        line.execute(
            "backtest",
            "--rules",
            rules.toString(),
            "--tag",
            "then",
            "--warehouse",
            lakeFolder,
            "--out",
            page.toString());

    Files.writeString(Path.of("target", "backtest.txt"), out.toString());
    assertThat(exit).isZero();
    assertThat(out.toString())
        .containsPattern("vitals.thresholds.news2High +points +7 +5")
        .containsPattern("in force +1  " + RULES.hash() + " +[0-9a-f]{16} +34 ")
        .containsPattern("news2-high +5 +5 +1 +4 +0 +0 +-48.54 ");
    assertThat(page)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("2 values differ.", "<td>news2-high</td>", "<svg")
        .doesNotContain("sql --named");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> LakeDataset.read(config, "never", Optional.empty()))
        .hasMessageStartingWith("There is no tag never; there are: ");
    assertThatThrownBy(() -> LakeDataset.read(config, "then", Optional.of("nobody")))
        .hasMessage("There is no cohort nobody");
  }

  /** Without offsets: ticks take some, and a replay has others. */
  private static SortedSet<String> told(Collection<RecordVerdict> verdicts) {
    SortedSet<String> told = new TreeSet<>();
    verdicts.forEach(
        verdict ->
            told.add(
                verdict.kind()
                    + " "
                    + verdict.source()
                    + " arrived "
                    + verdict.position().timestampMicros()
                    + " by "
                    + verdict.lateByMicros()));
    return told;
  }
}
