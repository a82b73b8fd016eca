package io.lifesign.replay.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.AlertLines;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ward.WardFile;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.RulesFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

  private static final Dataset WARD = WardFile.open();

  @TempDir private Path folder;

  @Test
  void theRulesInForceSayWhatTheyAlwaysSaidAndOthersDiffer() throws Exception {
    RulesFile standard = RulesFile.load(RulesFile.STANDARD);
    VitalsHistory before = VitalsRun.of(WARD, standard.vitals());

    assertThat(AlertLines.of("HH:mm:ss", 22).lines(before.alerts()))
        .isEqualTo(Files.readAllLines(Path.of("ward", "expected-alerts.txt")));
    assertThat(count(before, RecordVerdict.Kind.LATE)).isEqualTo(68);
    assertThat(count(before, RecordVerdict.Kind.DUPLICATE)).isEqualTo(175);

    RulesFile lower = RulesFile.load(changed().toString());
    Backtest backtest =
        Backtest.of(WARD, standard, before, lower, VitalsRun.of(WARD, lower.vitals()));
    assertThat(backtest.changed())
        .containsExactly(
            new RulesFile.Difference("vitals.thresholds.news2Clear", "points", "5", "4"),
            new RulesFile.Difference("vitals.thresholds.news2High", "points", "7", "5"));
    assertThat(backtest.before().vitalsHash()).isNotEqualTo(backtest.after().vitalsHash());
    assertThat(backtest.after().rhythmHash()).isEqualTo(lower.rhythm().hash());
    for (RuleDifference rule : backtest.byRule()) {
      assertThat(rule.same() + rule.moved() + rule.removed()).isEqualTo(rule.before());
      assertThat(rule.same() + rule.moved() + rule.added()).isEqualTo(rule.after());
    }
    assertThat(backtest.byRule())
        .filteredOn(rule -> rule.ruleId().equals("news2-high"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.moved()).isEqualTo(4);
              assertThat(rule.meanShiftMinutes()).isNegative();
              assertThat(rule.leadBefore().warned()).isZero(); // it is raised at 7, not before
              assertThat(rule.leadAfter().warned()).isPositive();
            });
    assertThat(backtest.bedDays()).as(backtest.toString()).isBetween(18.0, 25.0); // 20 beds, a day
    assertThat(backtest.byRule())
        .filteredOn(rule -> rule.ruleId().equals("silence"))
        .allSatisfy(rule -> assertThat(rule.same()).isEqualTo(rule.before()));
  }

  private static long count(VitalsHistory history, RecordVerdict.Kind kind) {
    return history.verdicts().stream().filter(verdict -> verdict.kind() == kind).count();
  }

  private Path changed() throws Exception {
    try (InputStream in = RulesFile.class.getResourceAsStream("/io/lifesign/clinical/rules.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Files.writeString(
          folder.resolve("five.yaml"),
          text.replace("version: 1", "version: 2")
              .replace("news2High: { value: 7", "news2High: { value: 5")
              .replace("news2Clear: { value: 5", "news2Clear: { value: 4"));
    }
  }
}
