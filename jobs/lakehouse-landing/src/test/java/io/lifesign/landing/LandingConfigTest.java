package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandingConfigTest {

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "kafka.brokers", "127.0.0.1:9092",
              "registry.url", "http://127.0.0.1:8081",
              "catalog.type", "rest",
              "catalog.uri", "http://127.0.0.1:8181"));

  @Test
  void everySettingArrivesAndTheGroupHasADefault() {
    LandingConfig config = LandingConfig.from(settings);

    assertThat(config.brokers()).isEqualTo("127.0.0.1:9092");
    assertThat(config.registryUrl()).isEqualTo("http://127.0.0.1:8081");
    assertThat(config.groupId()).isEqualTo("lakehouse-landing");
    assertThat(config.lake().properties()).containsOnly(Map.entry("uri", "http://127.0.0.1:8181"));
  }

  @Test
  void anUnknownSettingIsNamed() {
    settings.put("kafka.broker", "x");

    assertThatThrownBy(() -> LandingConfig.from(settings))
        .hasMessageStartingWith("Unknown setting --kafka.broker;");
  }

  @Test
  void aMissingSettingIsNamed() {
    settings.remove("registry.url");

    assertThatThrownBy(() -> LandingConfig.from(settings))
        .hasMessage("Missing required setting --registry.url");
  }
}
