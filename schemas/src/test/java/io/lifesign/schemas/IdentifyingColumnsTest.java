package io.lifesign.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Which columns may hold a name or a record number: whoever adds a text decides it here. */
class IdentifyingColumnsTest {

  /** Ids, codes, places, settings and sentences of our own making, anywhere in a record. */
  private static final Set<String> NAMES_NOBODY =
      Set.of(
          "Alert.alertId",
          "Alert.bedId",
          "Alert.clears",
          "Alert.patientId",
          "Alert.reason",
          "Alert.ruleHash",
          "Alert.ruleId",
          "Alert.sentence",
          "Alert.wardId",
          "AlertAck.alertId",
          "AlertAck.patientId",
          "AlertAck.role",
          "Beat.deviceId",
          "Beat.patientId",
          "CareProfile.bedId",
          "CareProfile.patientId",
          "CareProfile.wardId",
          "DeadLetter.detail",
          "DeadLetter.job",
          "DeadLetter.path",
          "DeadLetter.topic",
          "DeviceStamp.bootId",
          "DeviceStamp.deviceId",
          "EcgChunk.bootId",
          "EcgChunk.deviceId",
          "EcgChunk.patientId",
          "EcgLead.name",
          "EcgLead.samples",
          "EhrMessage.messageId",
          "EhrMessage.patientId",
          "EhrMessage.source",
          "Evidence.bound",
          "Evidence.name",
          "Evidence.unit",
          "FhirOutbound.body",
          "FhirOutbound.identifier",
          "FhirOutbound.patientId",
          "FhirOutbound.resourceType",
          "Ledger.job",
          "Ledger.topic",
          "ReadmissionOutcome.encounterId",
          "ReadmissionOutcome.excluded",
          "ReadmissionOutcome.patientId",
          "ReadmissionOutcome.readmissionEncounterId",
          "ReadmissionRisk.decidedBy",
          "ReadmissionRisk.encounterId",
          "ReadmissionRisk.missing",
          "ReadmissionRisk.model",
          "ReadmissionRisk.modelVersion",
          "ReadmissionRisk.patientId",
          "ReadmissionRisk.reason",
          "RecordOutcome.job",
          "RecordOutcome.patientId",
          "RecordOutcome.topic",
          "RhythmEpisode.bedId",
          "RhythmEpisode.deviceId",
          "RhythmEpisode.episodeId",
          "RhythmEpisode.patientId",
          "RhythmEpisode.wardId",
          "RiskContribution.feature",
          "RiskIndexItem.name",
          "RiskInput.name",
          "RiskInput.text",
          "RiskInput.unit",
          "Score.notApplicable",
          "SignalTick.deviceId",
          "SignalTick.patientId",
          "VitalScore.bedId",
          "VitalScore.patientId",
          "VitalScore.wardId",
          "VitalSigns.bootId",
          "VitalSigns.deviceId",
          "VitalSigns.patientId");

  @Test
  void whatHoldsWholeMessagesIsSealed() {
    assertThat(
            Catalogue.load().topics().stream()
                .flatMap(
                    topic ->
                        topic.table().identifying().stream()
                            .map(column -> topic.table().name() + "." + column)))
        .containsExactly(
            "ehr_fhir.body", "ehr_hl7v2.body", "dead_letters.key", "dead_letters.value");
  }

  @Test
  void everyTextAndAllBytesAreEitherSealedOrKnownToNameNobody() {
    Set<String> undecided = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (Topic topic : Catalogue.load().topics()) {
      texts(topic.schema(), topic.schema().getName())
          .filter(
              path ->
                  topic.table().identifying().stream()
                      .noneMatch(column -> path.equals(topic.schema().getName() + "." + column)))
          .forEach(path -> (NAMES_NOBODY.contains(path) ? seen : undecided).add(path));
    }

    assertThat(undecided).isEmpty();
    assertThat(seen).isEqualTo(new TreeSet<>(NAMES_NOBODY));
  }

  @Test
  void aColumnThatCannotBeSealedIsRefused() throws IOException {
    String yaml;
    try (InputStream catalogue = Catalogue.class.getResourceAsStream("/catalogue.yaml")) {
      yaml = new String(catalogue.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String column : List.of("eventTime", "nosuch")) {
      String wrong = yaml.replaceFirst("identifying: \\[body]", "identifying: [" + column + "]");

      assertThatThrownBy(
              () ->
                  Catalogue.parse(new ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8))))
          .hasMessage(
              "catalogue.yaml: topic ehr.fhir: identifying: "
                  + column
                  + " is no field of text or bytes");
    }
  }

  private static Stream<String> texts(Schema schema, String path) {
    return switch (schema.getType()) {
      case STRING, BYTES, FIXED -> Stream.of(path);
      case UNION -> schema.getTypes().stream().flatMap(each -> texts(each, path));
      case ARRAY -> texts(schema.getElementType(), path);
      case MAP -> texts(schema.getValueType(), path);
      case RECORD ->
          schema.getFields().stream()
              .flatMap(field -> texts(field.schema(), schema.getName() + "." + field.name()));
      default -> Stream.empty();
    };
  }
}
