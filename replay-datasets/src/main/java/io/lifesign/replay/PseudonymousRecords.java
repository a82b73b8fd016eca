package io.lifesign.replay;

import io.lifesign.fhir.in.MinimalBundle;
import io.lifesign.fhir.in.MinimalHl7;
import io.lifesign.protection.Pseudonyms;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records with pseudonyms in place of ids, key and all, and EHR messages with no more in them than
 * is read. What cannot be read cannot be cleaned: it goes on without its content, to be the dead
 * letter that it would be anyway. Not thread-safe.
 */
final class PseudonymousRecords {

  private static final String HL7_TOPIC = "ehr.hl7v2";

  /** The beginning of a text that is missing: cut short, whatever the schema is. */
  private static final byte CUT_SHORT = 2;

  private final Pseudonyms names;
  private final MinimalBundle bundles;
  private final MinimalHl7 messages;

  PseudonymousRecords(Pseudonyms names) {
    this.names = names;
    this.bundles = new MinimalBundle(names::of);
    this.messages = new MinimalHl7(names::of);
  }

  Arrival of(Arrival arrival) {
    return new Arrival(
        arrival.arrivalMicros(),
        arrival.topic(),
        names.of(arrival.key()),
        payload(arrival.payload(), arrival.topic()));
  }

  private Payload payload(Payload payload, String topic) {
    if (payload instanceof Payload.Vitals vitals) {
      return new Payload.Vitals(
          VitalSigns.newBuilder(vitals.avro())
              .setPatientId(names.of(vitals.avro().getPatientId()))
              .build());
    }
    if (payload instanceof Payload.Ecg ecg) {
      EcgChunk chunk = ecg.avro();
      return new Payload.Ecg(
          new EcgChunk(
              names.of(chunk.getPatientId()),
              chunk.getDeviceId(),
              chunk.getBootId(),
              chunk.getSequence(),
              chunk.getEventTime(),
              chunk.getSamplingRate(),
              chunk.getLeads()));
    }
    if (payload instanceof Payload.Profile profile) {
      return new Payload.Profile(
          CareProfile.newBuilder(profile.avro())
              .setPatientId(names.of(profile.avro().getPatientId()))
              .build());
    }
    if (payload instanceof Payload.Acknowledgement ack) {
      return new Payload.Acknowledgement(
          names.of(ack.patientId()),
          ack.ruleId(),
          ack.onsetMicros(),
          ack.atMicros(),
          ack.kind(),
          ack.role());
    }
    if (payload instanceof Payload.Word word) {
      return new Payload.Word(
          AlertAck.newBuilder(word.avro())
              .setPatientId(names.of(word.avro().getPatientId()))
              .setAlertId(otherAlert(word.avro().getAlertId()))
              .build());
    }
    if (payload instanceof Payload.Ehr ehr) {
      return new Payload.Ehr(ehr(ehr.avro(), topic));
    }
    if (payload instanceof Payload.Body) {
      return new Payload.Body(new byte[] {CUT_SHORT});
    }
    return payload instanceof Payload.Bytes bytes ? headerOf(bytes) : payload;
  }

  /** An alert's id is a hash of the patient's, which anybody could guess who has a list of them. */
  private String otherAlert(String alertId) {
    return UUID.nameUUIDFromBytes(names.of(alertId).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private EhrMessage ehr(EhrMessage message, String topic) {
    String body = message.getBody();
    return EhrMessage.newBuilder(message)
        .setPatientId(names.of(message.getPatientId()))
        .setMessageId(messageId(message))
        .setBody(topic.equals(HL7_TOPIC) ? messages.of(body) : bundles.of(body))
        .build();
  }

  /** The id of a message orders those of one instant, and so keeps all but the patient's in it. */
  private String messageId(EhrMessage message) {
    String patient = message.getPatientId();
    return patient.isBlank()
        ? message.getMessageId()
        : Pattern.compile("(?<!\\d)" + Pattern.quote(patient) + "(?!\\d)")
            .matcher(message.getMessageId())
            .replaceAll(Matcher.quoteReplacement(names.of(patient)));
  }

  /** Enough to be refused for the same reason. */
  private static Payload headerOf(Payload.Bytes value) {
    if (!WireFormat.framed(value.bytes())) {
      return new Payload.Bytes(new byte[0]);
    }
    byte[] kept = Arrays.copyOf(value.bytes(), WireFormat.HEADER_BYTES + 1);
    kept[WireFormat.HEADER_BYTES] = CUT_SHORT;
    return new Payload.Bytes(kept);
  }
}
