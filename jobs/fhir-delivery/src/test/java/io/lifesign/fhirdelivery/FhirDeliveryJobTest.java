package io.lifesign.fhirdelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.KafkaOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirDeliveryJobTest {

  @ParameterizedTest
  @EnumSource(FhirDeliveryConfig.Part.class)
  void everyOperatorHasAUidAndNoTypeNeedsKryo(FhirDeliveryConfig.Part part) {
    assertThat(tasks(part)).isNotEmpty();
  }

  @Test
  void theDeliverySharesItsTaskWithTheSourceThatItStops() {
    assertThat(tasks(FhirDeliveryConfig.Part.DELIVER))
        .anySatisfy(task -> assertThat(task).contains("read fhir.outbound", "deliver"));
  }

  @Test
  void writingAndDeliveringShareNoTask() {
    assertThat(tasks(FhirDeliveryConfig.Part.BOTH))
        .filteredOn(task -> task.contains("read fhir.outbound"))
        .singleElement()
        .satisfies(task -> assertThat(task).doesNotContain("alerts", "scores", "risk"));
  }

  @ParameterizedTest
  @ValueSource(classes = {Outbound.class, DeadRecord.class, ScoreChange.class})
  void streamTypesNeedNoKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @Test
  void withoutSettingsAServerThatIsAwayLosesNothing() {
    DeliverySettings delivery = FhirDeliveryConfig.from(settings()).delivery();

    assertThat(delivery.retries())
        .isEqualTo(new DeliverySettings.Retries(Duration.ofMillis(500), Duration.ofSeconds(30), 0));
    assertThat(delivery.credentials()).isEqualTo(DeliverySettings.Credentials.NONE);
    assertThat(delivery.batchSize()).isEqualTo(50);
    assertThat(delivery.maxPending()).isEqualTo(500);
  }

  @Test
  void whoDeliversMustNameTheServer() {
    Configuration settings = settings();
    settings.removeConfig(ServerOptions.URL);

    assertThatThrownBy(() -> FhirDeliveryConfig.from(settings))
        .hasMessage("Missing required setting --fhir.url");
    settings.set(FhirDeliveryConfig.PART, FhirDeliveryConfig.Part.WRITE);
    assertThat(FhirDeliveryConfig.from(settings).delivery()).isNull();
  }

  @Test
  void aKeyNeedsItsCertificate() {
    Configuration settings = settings().set(ServerOptions.KEY_FILE, "key.pem");

    assertThatThrownBy(() -> FhirDeliveryConfig.from(settings))
        .hasMessage("Settings --fhir.tls.certificate-file and --fhir.tls.key-file need each other");
  }

  @Test
  void anUnknownSettingIsNamed() {
    assertThatThrownBy(() -> FhirDeliveryConfig.fromArgs(new String[] {"--fhir.token", "x"}))
        .hasMessageStartingWith("Unknown setting --fhir.token; known: ");
  }

  private static List<String> tasks(FhirDeliveryConfig.Part part) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.GENERIC_TYPES, false));
    FhirDeliveryJob.define(
        env, FhirDeliveryConfig.from(settings().set(FhirDeliveryConfig.PART, part)));
    return StreamSupport.stream(
            env.getStreamGraph().getJobGraph().getVertices().spliterator(), false)
        .map(JobVertex::getName)
        .toList();
  }

  private static Configuration settings() {
    return new Configuration()
        .set(KafkaOptions.BROKERS, "localhost:9")
        .set(KafkaOptions.REGISTRY, "http://localhost:9")
        .set(ServerOptions.URL, "http://localhost:9/fhir");
  }
}
