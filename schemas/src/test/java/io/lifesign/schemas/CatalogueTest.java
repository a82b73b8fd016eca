package io.lifesign.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void aTableIsItsTopicsNameWithDotsAsUnderscores() {
    assertThat(catalogue.topics())
        .allSatisfy(
            topic -> assertThat(topic.table().name()).isEqualTo(topic.name().replace('.', '_')));
  }

  @Test
  void theTimeAndBucketColumnsAreFieldsOfTheSchema() {
    assertThat(catalogue.topics())
        .allSatisfy(
            topic -> {
              assertThat(topic.schema().getField(topic.table().time())).isNotNull();
              topic
                  .table()
                  .bucket()
                  .ifPresent(column -> assertThat(topic.schema().getField(column)).isNotNull());
            });
  }

  @Test
  void everyTimedTopicHasALateness() {
    assertThat(catalogue.topics())
        .filteredOn(topic -> topic.kind() != Topic.Kind.RESULT)
        .allSatisfy(
            topic -> {
              assertThat(topic.lateness()).isPositive();
              assertThat(topic.ticks()).isTrue();
            });
    assertThat(catalogue.topic("device.home").lateness()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void onlyTheWaveformLandsBySetting() {
    assertThat(catalogue.topics())
        .filteredOn(topic -> topic.table().landed() == Topic.Landed.BY_SETTING)
        .extracting(Topic::name)
        .containsExactly("device.ecg");
  }

  @Test
  void anUnknownKeyIsNamed() {
    String yaml = "topics:\n  - nmae: x\n";
    assertThatThrownBy(
            () -> Catalogue.parse(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nmae");
  }

  @Test
  void anUnknownTopicIsNamed() {
    assertThatThrownBy(() -> catalogue.topic("no.such"))
        .hasMessage("catalogue.yaml has no topic named no.such");
  }
}
