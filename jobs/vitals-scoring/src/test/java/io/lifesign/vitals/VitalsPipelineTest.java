package io.lifesign.vitals;

import static io.lifesign.clinical.vitals.Parameter.CONSCIOUSNESS;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SPO2;
import static io.lifesign.clinical.vitals.Parameter.SUPPLEMENTAL_OXYGEN;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static io.lifesign.clinical.vitals.Parameter.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VitalsPipelineTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void aPatientWhoDeterioratesIsRaisedAndResolvedAndANeighbourStaysQuiet() throws Exception {
    Scene scene = new Scene();
    scene.ticks("0S");
    for (String patient : List.of("p1", "p2")) {
      scene.spot(
          patient, "1S", SYSTOLIC, 120, TEMPERATURE, 37, CONSCIOUSNESS, 0, SUPPLEMENTAL_OXYGEN, 0);
    }
    for (int minute = 1; minute <= 60; minute++) {
      boolean ill = minute >= 10 && minute < 30;
      scene.continuous(
          "p1",
          minute + "M",
          HEART_RATE,
          ill ? 135 : 80,
          RESPIRATORY_RATE,
          ill ? 26 : 15,
          SPO2,
          ill ? 93 : 98);
      scene.continuous("p2", minute + "M", HEART_RATE, 75, RESPIRATORY_RATE, 14, SPO2, 97);
    }
    scene.ticks("61M");

    assertThat(lines(scene, 2))
        .containsExactly(
            "p1 red-score r0 RAISED MEDIUM onset 10 at 12",
            "p1 news2-high r0 RAISED HIGH onset 10 at 15",
            "p1 news2-high r1 ESCALATED HIGH onset 10 at 20",
            "p1 red-score r1 ESCALATED HIGH onset 10 at 27",
            "p1 news2-high r2 RESOLVED HIGH onset 10 at 45",
            "p1 red-score r2 RESOLVED HIGH onset 10 at 45");
  }

  private static List<String> lines(Scene scene, int parallelism) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(parallelism);
    List<Alert> alerts = new ArrayList<>();
    scene.play(env).alerts().executeAndCollect().forEachRemaining(alerts::add);
    alerts.sort(java.util.Comparator.comparingLong(Alert::atMicros).thenComparing(Alert::ruleId));
    return alerts.stream()
        .filter(alert -> alert.atMicros() <= Scene.micros("61M"))
        .map(VitalsPipelineTest::line)
        .toList();
  }

  private static String line(Alert alert) {
    long start = Scene.micros("0S");
    return String.format(
        "%s %s r%d %s %s onset %d at %d",
        alert.patientId(),
        alert.ruleId(),
        alert.revision(),
        alert.status(),
        alert.priority(),
        (alert.onsetMicros() - start) / 60_000_000,
        (alert.atMicros() - start) / 60_000_000);
  }
}
