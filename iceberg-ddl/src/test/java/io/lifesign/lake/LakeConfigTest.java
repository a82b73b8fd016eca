package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LakeConfigTest {

  @Test
  void theEmbeddedCatalogWaitsForOtherWritersAndKnowsViews() {
    assertThat(LakeConfig.embedded(Path.of("/lake")).properties())
        .containsEntry("uri", "jdbc:sqlite:/lake/catalog.db?journal_mode=WAL&busy_timeout=30000")
        .containsEntry("warehouse", "/lake")
        .containsEntry("clients", "1")
        .containsEntry("jdbc.schema-version", "V1");
  }

  @Test
  void furtherSettingsAreHandedToTheCatalogAsTheyAre() {
    LakeConfig config =
        LakeConfig.of(
            Map.of(
                "catalog.type", "rest",
                "catalog.uri", "http://127.0.0.1:8181",
                "catalog.token", "secret"));

    assertThat(config.catalogImpl()).isEqualTo("org.apache.iceberg.rest.RESTCatalog");
    assertThat(config.properties())
        .containsOnly(Map.entry("uri", "http://127.0.0.1:8181"), Map.entry("token", "secret"));
  }

  @Test
  void valuesAreNeverPrinted() {
    LakeConfig config = LakeConfig.of(Map.of("catalog.type", "rest", "catalog.token", "secret"));

    assertThat(config).hasToString("LakeConfig[org.apache.iceberg.rest.RESTCatalog, [token]]");
  }

  @Test
  void aMissingTypeAnUnknownTypeAndAForeignSettingAreNamed() {
    assertThatThrownBy(() -> LakeConfig.of(Map.of("catalog.uri", "x")))
        .hasMessage("Missing required setting --catalog.type");
    assertThatThrownBy(() -> LakeConfig.of(Map.of("catalog.type", "oracle")))
        .hasMessage("Setting --catalog.type: oracle is none of [glue, hadoop, hive, jdbc, rest]");
    assertThatThrownBy(() -> LakeConfig.of(Map.of("kafka.brokers", "x")))
        .hasMessage("Setting kafka.brokers is none of the lake's");
  }
}
