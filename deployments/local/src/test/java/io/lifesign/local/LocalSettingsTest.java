package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.arrhythmia.ArrhythmiaConfig;
import io.lifesign.lake.LakeConfig;
import io.lifesign.landing.LandingConfig;
import io.lifesign.landing.LandingJob;
import io.lifesign.streaming.Settings;
import io.lifesign.vitals.VitalsScoringConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTest {

  private final LocalSettings settings = LocalSettings.load();

  @Test
  void everyFlinkKeyIsAnOptionOfFlink() {
    assertThat(FlinkOptions.keys()).containsAll(settings.flink().keySet());
    assertThat(settings.staysUp().flink()).containsAllEntriesOf(settings.staying());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vitals-scoring", "vitals-home"})
  void everyKeyOfAVitalsJobIsAnOptionOfThatJob(String job) {
    Map<String, String> given = settings.job(job, "localhost:9", "http://localhost:9").toMap();

    assertThatCode(() -> Settings.refuseUnknown(given, VitalsScoringConfig.ALL))
        .doesNotThrowAnyException();
    VitalsScoringConfig config =
        VitalsScoringConfig.from(settings.job(job, "localhost:9", "http://localhost:9"));
    assertThat(config.job()).isEqualTo(job);
  }

  @Test
  void everyKeyOfTheArrhythmiaJobIsAnOptionOfThatJob() {
    Configuration given = settings.job("arrhythmia-cep", "localhost:9", "http://localhost:9");

    assertThatCode(() -> Settings.refuseUnknown(given.toMap(), ArrhythmiaConfig.ALL))
        .doesNotThrowAnyException();
    assertThat(ArrhythmiaConfig.from(given).job()).isEqualTo("arrhythmia-cep");
  }

  @Test
  void everyKeyOfTheLandingJobIsAnOptionOfThatJob() {
    Map<String, String> given =
        new HashMap<>(settings.job(LandingJob.NAME, "localhost:9", "http://localhost:9").toMap());
    given.put("catalog.type", "jdbc");
    given.put("catalog.uri", "jdbc:sqlite:catalog.db");

    assertThat(LandingConfig.from(given).groupId()).isEqualTo(LandingJob.NAME);
    assertThat(LakeConfig.embedded(Path.of("lake")).properties()).containsKey("warehouse");
  }

  @Test
  void theTwoDeploymentsOfTheVitalsJobReadDifferentTopics() {
    assertThat(settings.jobs().get("vitals-scoring").get("topic.devices"))
        .isNotEqualTo(settings.jobs().get("vitals-home").get("topic.devices"));
  }

  @Test
  void anOverrideReplacesOneSetting() {
    LocalSettings changed = settings.with(Map.of("parallelism.default", "3"));

    assertThat(changed.flink())
        .containsEntry("parallelism.default", "3")
        .hasSameSizeAs(settings.flink());
  }

  @Test
  void anUnknownSettingIsRefusedByName() {
    assertThatThrownBy(() -> settings.with(Map.of("paralellism.default", "3")))
        .isInstanceOf(Refusal.class)
        .hasMessage("Unknown setting paralellism.default: no option of Flink has that key.");
  }
}
