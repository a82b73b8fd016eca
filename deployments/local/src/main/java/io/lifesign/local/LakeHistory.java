package io.lifesign.local;

import io.lifesign.lake.LakeRow;
import io.lifesign.lake.TaggedTables;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * What devices, staff and the EHR sent, from the tables as of a tag: each record with the key, the
 * time of arrival and the place that it had; what no table could take, from its dead letter.
 */
final class LakeHistory {

  /** The key of a record as its dead letter has it. */
  private record Letter(byte[] key, byte[] value, boolean whole, String reason, long atMicros) {}

  private record Raised(String ruleId, long onsetMicros) {}

  private final TaggedTables tables;
  private final Predicate<String> wanted;
  private final Map<LakePlace, Letter> letters = new HashMap<>();
  private final Map<LakePlace, Long> lateBy = new HashMap<>();
  private final Map<String, Raised> alerts = new HashMap<>();
  private final SortedMap<LakePlace, Arrival> records = new TreeMap<>(LakePlace.ORDER);
  private int lost;

  private LakeHistory(TaggedTables tables, Predicate<String> wanted) {
    this.tables = tables;
    this.wanted = wanted;
  }

  /**
   * Reads a history.
   *
   * @param wanted whether records of that key belong to it
   */
  static LakeHistory read(TaggedTables tables, Predicate<String> wanted) {
    LakeHistory history = new LakeHistory(tables, wanted);
    tables.forEach("record_outcomes", history::verdict);
    tables.forEach("dead_letters", history::letter);
    tables.forEach("alerts", history::alert);
    for (Topic topic : Catalogue.load().topics()) {
      if (topic.kind() != Topic.Kind.RESULT) {
        history.tables.forEach(topic.table().name(), row -> history.add(topic, row));
        history.addUnread(topic);
      }
    }
    return history;
  }

  /** All of it, by place: topic, partition and offset. */
  SortedMap<LakePlace, Arrival> records() {
    return records;
  }

  /** How far behind the progress of its partition each late record was, us. */
  Map<LakePlace, Long> lateBy() {
    return lateBy;
  }

  /** Records whose dead letters do not hold all of them: they cannot be sent again. */
  int lost() {
    return lost;
  }

  /** Zero is no progress that was told: the record was behind what was decided of its patient. */
  private void verdict(LakeRow row) {
    Object behind = row.get("lateByMicros");
    if ("LATE".equals(row.get("verdict")) && behind != null && (Long) behind > 0) {
      lateBy.put(LakePlace.ofVerdict(row), (Long) behind);
    }
  }

  private void letter(LakeRow row) {
    byte[] value = bytes(row.get("value"));
    letters.put(
        LakePlace.ofVerdict(row),
        new Letter(
            bytes(row.get("key")),
            value,
            value != null && value.length == (Integer) row.get("valueLength"),
            (String) row.get("reason"),
            AvroRows.micros(row, "timestamp")));
  }

  private void alert(LakeRow row) {
    alerts.put(
        (String) row.get("alertId"),
        new Raised((String) row.get("ruleId"), AvroRows.micros(row, "onset")));
  }

  private void add(Topic topic, LakeRow row) {
    LakePlace place = LakePlace.ofRecord(row);
    Letter letter = letters.get(place);
    String key =
        letter == null || letter.key() == null
            ? (String) row.get("patientId")
            : new String(letter.key(), StandardCharsets.UTF_8);
    if (wanted.test(key)) {
      Payload payload = payload(AvroRows.record(row, topic.schema()));
      long at = AvroRows.micros(row, "kafka_timestamp");
      records.put(place, new Arrival(at, topic.name(), key, payload));
    }
  }

  private void addUnread(Topic topic) {
    letters.forEach(
        (place, letter) -> {
          if (place.topic().equals(topic.name())
              && !records.containsKey(place)
              && letter.key() != null
              && wanted.test(new String(letter.key(), StandardCharsets.UTF_8))) {
            addUnread(place, letter);
          }
        });
  }

  private void addUnread(LakePlace place, Letter letter) {
    if (!letter.whole()) {
      lost++;
      return;
    }
    String key = new String(letter.key(), StandardCharsets.UTF_8);
    records.put(place, new Arrival(letter.atMicros(), place.topic(), key, unread(letter)));
  }

  /** A record cut short keeps the header of its topic's schema, whatever its number is now. */
  private static Payload unread(Letter letter) {
    return letter.reason().equals("TRUNCATED_OR_CORRUPT") && WireFormat.framed(letter.value())
        ? new Payload.Body(
            Arrays.copyOfRange(letter.value(), WireFormat.HEADER_BYTES, letter.value().length))
        : new Payload.Bytes(letter.value());
  }

  private Payload payload(SpecificRecord record) {
    if (record instanceof VitalSigns vitals) {
      return new Payload.Vitals(vitals);
    }
    if (record instanceof CareProfile profile) {
      return new Payload.Profile(profile);
    }
    if (record instanceof EcgChunk chunk) {
      return new Payload.Ecg(chunk);
    }
    if (record instanceof EhrMessage message) {
      return new Payload.Ehr(message);
    }
    if (record instanceof AlertAck ack) {
      return acknowledgement(ack);
    }
    throw new IllegalStateException("No payload holds " + record.getSchema().getName());
  }

  /** By what its alert is made of, where that is known: so it can move in time with it. */
  private Payload acknowledgement(AlertAck ack) {
    Raised alert = alerts.get(ack.getAlertId());
    return alert == null
        ? new Payload.Word(ack)
        : new Payload.Acknowledgement(
            ack.getPatientId(),
            alert.ruleId(),
            alert.onsetMicros(),
            AvroTimes.micros(ack.getEventTime()),
            ack.getKind(),
            ack.getRole());
  }

  private static byte[] bytes(Object value) {
    if (value == null) {
      return null;
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
