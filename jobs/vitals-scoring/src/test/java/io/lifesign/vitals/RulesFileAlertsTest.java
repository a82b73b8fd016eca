package io.lifesign.vitals;

import static io.lifesign.clinical.vitals.Parameter.CONSCIOUSNESS;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SPO2;
import static io.lifesign.clinical.vitals.Parameter.SUPPLEMENTAL_OXYGEN;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static io.lifesign.clinical.vitals.Parameter.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.RulesFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** What a changed file of rules changes in the job that was told to use it. */
class RulesFileAlertsTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path folder;

  @Test
  void alertsComeFromTheThresholdOfTheFileOnAndCarryItsHash() throws Exception {
    DeteriorationRules standard = configured(settings());
    DeteriorationRules lower = configured(settings().set(RulesFile.OPTION, fileFromSixOn()));
    assertThat(standard).isEqualTo(DeteriorationRules.standard());
    assertThat(lower.hash()).isNotEqualTo(standard.hash());

    assertThat(raised(standard)).containsExactly("seven v1 " + standard.hash());
    assertThat(raised(lower)).containsExactly("seven v2 " + lower.hash(), "six v2 " + lower.hash());
  }

  @Test
  void theJobRefusesAFileThatIsWrong() {
    Configuration settings = settings().set(RulesFile.OPTION, folder.resolve("no").toString());
    assertThatThrownBy(() -> VitalsScoringConfig.from(settings))
        .hasMessageStartingWith("Setting --rules.file: ");
  }

  private String fileFromSixOn() throws IOException {
    try (InputStream in = RulesFile.class.getResourceAsStream("/io/lifesign/clinical/rules.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Files.writeString(
              folder.resolve("six.yaml"),
              text.replace("news2High: { value: 7", "news2High: { value: 6")
                  .replace("version: 1", "version: 2"))
          .toString();
    }
  }

  private static Configuration settings() {
    return new Configuration()
        .set(KafkaOptions.BROKERS, "localhost:9")
        .set(KafkaOptions.REGISTRY, "http://localhost:9");
  }

  private static DeteriorationRules configured(Configuration settings) {
    return VitalsScoringConfig.from(settings).rules();
  }

  /** NEWS2 of 5, 6 and 7 for twenty minutes, without a red score. */
  private static Scene scene() {
    Scene scene = new Scene();
    scene.ticks("0S");
    for (String patient : List.of("five", "six", "seven")) {
      int temperature = patient.equals("seven") ? 39 : 37;
      scene.spot(
          patient,
          "1S",
          SYSTOLIC,
          120,
          TEMPERATURE,
          temperature,
          CONSCIOUSNESS,
          0,
          SUPPLEMENTAL_OXYGEN,
          0);
    }
    for (int minute = 1; minute <= 20; minute++) {
      scene.continuous("five", minute + "M", HEART_RATE, 120, RESPIRATORY_RATE, 22, SPO2, 95);
      scene.continuous("six", minute + "M", HEART_RATE, 120, RESPIRATORY_RATE, 22, SPO2, 93);
      scene.continuous("seven", minute + "M", HEART_RATE, 120, RESPIRATORY_RATE, 22, SPO2, 93);
    }
    return scene.ticks("21M");
  }

  private static List<String> raised(DeteriorationRules rules) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(1);
    List<Alert> alerts = new ArrayList<>();
    scene().play(env, rules).alerts().executeAndCollect().forEachRemaining(alerts::add);
    return alerts.stream()
        .filter(alert -> alert.ruleId().equals(DeteriorationRules.NEWS2_HIGH))
        .filter(alert -> alert.status() == AlertStatus.RAISED)
        .map(alert -> alert.patientId() + " v" + alert.ruleVersion() + " " + alert.ruleHash())
        .sorted()
        .toList();
  }
}
