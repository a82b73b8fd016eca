package io.lifesign.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifesign.local.access.JobWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting in a manifest is one that a job or Flink defines, and can be read. */
class SettingsTest {

  private static final FlinkKeys FLINK = new FlinkKeys();

  @TempDir Path folder;

  static Stream<String> sizes() {
    return Manifests.sizes();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everySettingOfFlinkIsAnOption(String size) {
    List<JsonNode> jobs = Manifests.of(size, "FlinkDeployment");

    assertThat(jobs).hasSize(7);
    for (JsonNode job : jobs) {
      assertThatCode(() -> FLINK.check(flink(job))).doesNotThrowAnyException();
    }
  }

  @Test
  void everyArgumentIsAnOptionOfItsJob() throws IOException {
    for (JsonNode job : Manifests.of("base", "FlinkDeployment")) {
      JobWiring deployed = DeployedJob.of(job, folder);

      assertThat(deployed.name()).isEqualTo(Manifests.name(job));
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void noSizeChangesAnArgument(String size) {
    for (JsonNode job : Manifests.of(size, "FlinkDeployment")) {
      assertThat(Manifests.arguments(job))
          .isEqualTo(Manifests.arguments(Manifests.job("base", Manifests.name(job))));
    }
  }

  @Test
  void anUnknownKeyIsFound() throws IOException {
    JsonNode job = Manifests.job("base", "vitals-scoring");
    Map<String, String> flink = new LinkedHashMap<>(flink(job));
    flink.put("execution.checkpointing.intervall", "10 s");
    assertThatThrownBy(() -> FLINK.check(flink))
        .hasMessageContaining("execution.checkpointing.intervall");

    Map<String, String> arguments = new LinkedHashMap<>(Manifests.arguments(job));
    arguments.put("future.tolerence", "1 min");
    assertThatThrownBy(() -> DeployedJob.of(job, arguments, folder))
        .hasMessageContaining("future.tolerence");
  }

  @Test
  void aValueThatCannotBeReadIsFound() {
    Map<String, String> flink = new LinkedHashMap<>(flink(Manifests.job("base", "vitals-scoring")));
    flink.put("execution.checkpointing.interval", "often");

    assertThatThrownBy(() -> FLINK.check(flink))
        .hasMessageContaining("execution.checkpointing.interval");
  }

  @Test
  void theJvmOptionsAreThoseOfTheBuild() {
    for (JsonNode job : Manifests.of("base", "FlinkDeployment")) {
      assertThat(flink(job)).containsEntry("env.java.opts.all", System.getProperty("lifesign.jvm"));
    }
  }

  @Test
  void oneDeploymentTellsTheProgressOfScoresAndOneReportsSharedTopics() {
    List<Map<String, String>> vitals =
        Manifests.of("base", "FlinkDeployment").stream().map(Manifests::arguments).toList();

    assertThat(vitals).filteredOn(job -> "TOLD".equals(job.get("scores.progress"))).hasSize(1);
    assertThat(vitals)
        .filteredOn(job -> "REPORTED_HERE".equals(job.get("topics.shared")))
        .hasSize(1);
  }

  private static Map<String, String> flink(JsonNode job) {
    Map<String, String> settings = new LinkedHashMap<>();
    job.at("/spec/flinkConfiguration")
        .fields()
        .forEachRemaining(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    return settings;
  }
}
