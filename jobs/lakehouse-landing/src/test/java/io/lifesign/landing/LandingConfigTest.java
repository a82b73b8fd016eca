package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
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
    assertThat(config.registry().url()).isEqualTo("http://127.0.0.1:8081");
    assertThat(config.groupId()).isEqualTo("lakehouse-landing");
    assertThat(config.lake().properties()).containsOnly(Map.entry("uri", "http://127.0.0.1:8181"));
  }

  @Test
  void theWaveformLandsOnlyWhereAskedFor() {
    assertThat(LandingConfig.from(settings).topics())
        .extracting(Topic::name)
        .contains("rhythm.beats")
        .doesNotContain("device.ecg");
    settings.put("topics.optional", "device.ecg");
    assertThat(LandingConfig.from(settings).topics()).isEqualTo(Catalogue.load().topics());
  }

  @Test
  void aTopicThatIsNotOptionalIsNamed() {
    settings.put("topics.optional", "alerts");

    assertThatThrownBy(() -> LandingConfig.from(settings).topics())
        .hasMessage("Topic alerts lands anyway");
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
