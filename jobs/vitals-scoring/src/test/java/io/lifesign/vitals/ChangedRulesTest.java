package io.lifesign.vitals;

import static io.lifesign.clinical.deterioration.DeteriorationRules.NEWS2_HIGH;
import static io.lifesign.clinical.vitals.Parameter.CONSCIOUSNESS;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SPO2;
import static io.lifesign.clinical.vitals.Parameter.SUPPLEMENTAL_OXYGEN;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static io.lifesign.clinical.vitals.Parameter.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.RulesFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that is stopped with a savepoint while patients are watched, and goes on under the same or
 * other rules.
 */
class ChangedRulesTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static final String RED_SCORE = "red-score";
  private static final int MINUTES = 75;

  /** When the job is stopped, in minutes. */
  private static final int STOPPED = 30;

  @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

  @TempDir private Path folder;

  @Test
  void underTheSameRulesTheBreakIsNotToBeSeen() throws Exception {
    DeteriorationRules rules = DeteriorationRules.standard();
    Scene restless = restless();
    BrokenRun unbroken = new BrokenRun(restless, shared);
    unbroken.whole(rules);
    List<Alert> expected = inOrder(unbroken.told());
    int half = restless.readings.size() / 2;
    long decided = restless.readings.get(half).eventMicros() - 2 * KafkaEnds.micros(Scene.LATENESS);

    BrokenRun run = new BrokenRun(restless, shared);
    long before = expected.stream().filter(alert -> alert.atMicros() < decided).count();
    String savepoint = run.until(half, told -> told.size() >= before, rules, folder);
    List<Alert> all = new ArrayList<>(run.told());
    assertThat(all.size()).isBetween(100, expected.size() - 100);
    run.from(savepoint, rules);
    all.addAll(run.told());

    assertThat(inOrder(all)).isEqualTo(expected);
  }

  @Test
  void aLowerThresholdIsInForceFromTheBreakOn() throws Exception {
    DeteriorationRules standard = DeteriorationRules.standard();
    DeteriorationRules lower = changed("news2High: { value: 7", "news2High: { value: 6");
    Scene scene =
        scene(
            new Illness("never", 37, 120, 95, 10, 50),
            new Illness("standing", 37, 120, 93, 10, 50),
            new Illness("later", 37, 120, 93, 40, 50),
            new Illness("known", 39, 120, 93, 10, 50),
            new Illness("waiting", 39, 120, 93, 28, 50));
    BrokenRun run = new BrokenRun(scene, shared);

    String savepoint =
        run.until(readings(scene), told -> lines(told, NEWS2_HIGH).size() == 2, standard, folder);
    assertThat(lines(run.told(), NEWS2_HIGH))
        .containsExactly(
            "known r0 RAISED onset 10 at 15 " + standard.hash(),
            "known r1 ESCALATED onset 10 at 20 " + standard.hash());
    run.from(savepoint, lower);

    // what is known and what waits keep onset, and so their id; what stood below the old threshold
    // begins with the first score under the new one
    assertThat(lines(run.told(), NEWS2_HIGH))
        .containsExactly(
            "known r2 RESOLVED onset 10 at 65 " + lower.hash(),
            "later r0 RAISED onset 40 at 45 " + lower.hash(),
            "later r1 ESCALATED onset 40 at 50 " + lower.hash(),
            "later r2 RESOLVED onset 40 at 65 " + lower.hash(),
            "standing r0 RAISED onset 30 at 35 " + lower.hash(),
            "standing r1 ESCALATED onset 30 at 40 " + lower.hash(),
            "standing r2 RESOLVED onset 30 at 65 " + lower.hash(),
            "waiting r0 RAISED onset 28 at 33 " + lower.hash(),
            "waiting r1 ESCALATED onset 28 at 38 " + lower.hash(),
            "waiting r2 RESOLVED onset 28 at 65 " + lower.hash());
  }

  @Test
  void whatWaitsIsHeldAsLongAsItsRuleSaidAndEndsWhenItEnds() throws Exception {
    DeteriorationRules longer =
        changed(
            "red-score: { priority: MEDIUM, begin: { value: 120",
            "red-score: { priority: MEDIUM, begin: { value: 300");

    assertThat(red(longer))
        .containsExactly(
            "lasting r0 RAISED onset 29 at 31 " + longer.hash(),
            "later r0 RAISED onset 40 at 45 " + longer.hash());
  }

  @Test
  void aHoldingTimeThatNoRuleHasAnyMoreIsStillHonoured() throws Exception {
    DeteriorationRules longer =
        changed(
            "begin: { value: 120, unit: s }",
            "begin: { value: 420, unit: s }"); // of both such rules

    assertThat(red(longer))
        .containsExactly(
            "lasting r0 RAISED onset 29 at 31 " + longer.hash(),
            "later r0 RAISED onset 40 at 47 " + longer.hash());
  }

  /** Red scores that are told after a break before which two of them wait. */
  private List<String> red(DeteriorationRules rules) throws Exception {
    Scene scene =
        scene(
            new Illness("told", 37, 75, 91, 26, 35),
            new Illness("passing", 37, 75, 91, 29, 30),
            new Illness("lasting", 37, 75, 91, 29, 35),
            new Illness("short", 37, 75, 91, 40, 42),
            new Illness("later", 37, 75, 91, 40, 50));
    BrokenRun run = new BrokenRun(scene, shared);
    String savepoint =
        run.until(
            readings(scene),
            told -> !lines(told, RED_SCORE).isEmpty(),
            DeteriorationRules.standard(),
            folder);
    assertThat(lines(run.told(), RED_SCORE)).hasSize(1);
    run.from(savepoint, rules);
    return lines(run.told(), RED_SCORE).stream().filter(line -> line.contains("RAISED")).toList();
  }

  /**
   * From one minute to another, on top of a temperature; who has a quick pulse breathes quickly.
   */
  private record Illness(
      String patient, int temperature, int pulse, int saturation, int from, int to) {}

  /** Everybody is well before and after the illness. */
  private static Scene scene(Illness... illnesses) {
    Scene scene = new Scene().ticks("0S");
    for (Illness illness : illnesses) {
      scene.spot(
          illness.patient(),
          "1S",
          SYSTOLIC,
          120,
          TEMPERATURE,
          illness.temperature(),
          CONSCIOUSNESS,
          0,
          SUPPLEMENTAL_OXYGEN,
          0);
    }
    for (int minute = 1; minute <= MINUTES; minute++) {
      for (Illness illness : illnesses) {
        boolean ill = illness.from() <= minute && minute < illness.to();
        scene.continuous(
            illness.patient(),
            minute + "M",
            HEART_RATE,
            ill ? illness.pulse() : 75,
            RESPIRATORY_RATE,
            ill && illness.pulse() > 100 ? 22 : 14,
            SPO2,
            ill ? illness.saturation() : 97);
      }
    }
    return scene.ticks(MINUTES + 1 + "M");
  }

  private static Scene restless() {
    Scene scene = new Scene().ticks("0S");
    RestlessCourse.course().forEach(scene::add);
    return scene.ticks(RestlessCourse.END);
  }

  /** How many readings there are until the job is stopped. */
  private static int readings(Scene scene) {
    long micros = Scene.micros(STOPPED + "M");
    return (int) scene.readings.stream().filter(each -> each.eventMicros() <= micros).count();
  }

  private DeteriorationRules changed(String from, String to) throws IOException {
    try (InputStream in = RulesFile.class.getResourceAsStream("/io/lifesign/clinical/rules.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(from);
      Path file = folder.resolve("changed.yaml");
      Files.writeString(file, text.replace(from, to).replace("version: 1", "version: 2"));
      return RulesFile.load(file.toString()).vitals();
    }
  }

  private static List<String> lines(Collection<Alert> alerts, String rule) {
    return alerts.stream()
        .filter(alert -> alert.ruleId().equals(rule))
        .filter(alert -> alert.atMicros() <= Scene.micros(MINUTES + 1 + "M"))
        .map(
            alert ->
                String.format(
                    "%s r%d %s onset %d at %d %s",
                    alert.patientId(),
                    alert.revision(),
                    alert.status(),
                    minutes(alert.onsetMicros()),
                    minutes(alert.atMicros()),
                    alert.ruleHash()))
        .sorted()
        .toList();
  }

  private static long minutes(long micros) {
    return (micros - Scene.micros("0S")) / 60_000_000;
  }

  /** What a bounded run decides behind its last tick is left out. */
  private static List<Alert> inOrder(List<Alert> alerts) {
    return alerts.stream()
        .filter(alert -> alert.atMicros() <= Scene.micros(RestlessCourse.END))
        .sorted(Comparator.comparing(Alert::alertId).thenComparing(Alert::revision))
        .toList();
  }
}
