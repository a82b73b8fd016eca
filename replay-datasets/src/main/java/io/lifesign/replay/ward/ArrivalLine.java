package io.lifesign.replay.ward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.AckKind;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.VitalSigns;
import java.time.Instant;
import java.util.Base64;

/** One arrival as one line of JSON; ward/README.md describes the format. */
final class ArrivalLine {

  private static final String AT = "at";
  private static final String TOPIC = "topic";
  private static final String KEY = "key";
  private static final String VITALS = "vitals";
  private static final String PROFILE = "profile";
  private static final String ACKNOWLEDGEMENT = "acknowledgement";
  private static final String BODY = "body";
  private static final String BYTES = "bytes";

  private ArrivalLine() {}

  static String write(Arrival arrival) {
    ObjectNode line = CompactJson.MAPPER.createObjectNode();
    line.put(AT, Micros.instant(arrival.arrivalMicros()).toString());
    line.put(TOPIC, arrival.topic());
    line.put(KEY, arrival.key());
    Payload payload = arrival.payload();
    if (payload instanceof Payload.Vitals vitals) {
      line.set(VITALS, CompactJson.write(vitals.avro()));
    } else if (payload instanceof Payload.Profile profile) {
      line.set(PROFILE, CompactJson.write(profile.avro()));
    } else if (payload instanceof Payload.Acknowledgement ack) {
      line.set(ACKNOWLEDGEMENT, acknowledgement(ack));
    } else if (payload instanceof Payload.Body body) {
      line.put(BODY, Base64.getEncoder().encodeToString(body.bytes()));
    } else if (payload instanceof Payload.Bytes whole) {
      line.put(BYTES, Base64.getEncoder().encodeToString(whole.bytes()));
    }
    return line.toString();
  }

  private static ObjectNode acknowledgement(Payload.Acknowledgement ack) {
    return CompactJson.MAPPER
        .createObjectNode()
        .put("patientId", ack.patientId())
        .put("rule", ack.ruleId())
        .put("onset", Micros.instant(ack.onsetMicros()).toString())
        .put("time", Micros.instant(ack.atMicros()).toString())
        .put("kind", ack.kind().name())
        .put("role", ack.role());
  }

  static Arrival read(String text) throws JsonProcessingException {
    JsonNode line = CompactJson.MAPPER.readTree(text);
    return new Arrival(
        micros(line.get(AT)),
        line.get(TOPIC).textValue(),
        line.get(KEY).textValue(),
        payload(line));
  }

  private static Payload payload(JsonNode line) {
    if (line.has(VITALS)) {
      return new Payload.Vitals(CompactJson.read(line.get(VITALS), VitalSigns.class));
    }
    if (line.has(PROFILE)) {
      return new Payload.Profile(CompactJson.read(line.get(PROFILE), CareProfile.class));
    }
    if (line.has(ACKNOWLEDGEMENT)) {
      JsonNode ack = line.get(ACKNOWLEDGEMENT);
      return new Payload.Acknowledgement(
          ack.get("patientId").textValue(),
          ack.get("rule").textValue(),
          micros(ack.get("onset")),
          micros(ack.get("time")),
          AckKind.valueOf(ack.get("kind").textValue()),
          ack.get("role").textValue());
    }
    return line.has(BODY)
        ? new Payload.Body(Base64.getDecoder().decode(line.get(BODY).textValue()))
        : new Payload.Bytes(Base64.getDecoder().decode(line.get(BYTES).textValue()));
  }

  private static long micros(JsonNode time) {
    return Micros.of(Instant.parse(time.textValue()));
  }
}
