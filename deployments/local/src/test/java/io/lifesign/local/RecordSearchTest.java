package io.lifesign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.erase.PatientBytes;
import io.lifesign.schemas.AckKind;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.DeadLetter;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.AvroBody;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class RecordSearchTest {

  private static final Header[] NONE = {};
  private static final int ACK = 1;
  private static final int LETTER = 2;
  private static final Map<Integer, Schema> SCHEMAS =
      Map.of(ACK, AlertAck.getClassSchema(), LETTER, DeadLetter.getClassSchema());

  private final PatientBytes anna = new PatientBytes("anna-7");
  private final RecordSearch search =
      new RecordSearch(anna, id -> Optional.ofNullable(SCHEMAS.get(id)));
  private final RecordSearch raw = new RecordSearch(anna, id -> Optional.empty());

  @Test
  void keyValueAndHeadersCount() {
    assertThat(raw.holds(bytes("anna-7"), null, NONE)).isTrue();
    assertThat(raw.holds(bytes("bert"), bytes("of Patient/anna-7"), NONE)).isTrue();
    assertThat(raw.holds(null, null, headers("about", "anna-7"))).isTrue();
    assertThat(raw.holds(null, null, headers("anna-7", "x"))).isTrue();
    assertThat(raw.holds(bytes("anna-77"), bytes("xanna-7"), headers("anna-71", "y"))).isFalse();
  }

  @Test
  void aTextThatBeginsWithTheIdIsFoundWhereItIsDecoded() {
    byte[] value = new AvroBody(ACK).write(ack("anna-7 is the mother".concat(" ".repeat(30))));

    // the length of the text, as Avro writes it, looks like a letter before the id
    assertThat(raw.holds(null, value, NONE)).isFalse();
    assertThat(search.holds(null, value, NONE)).isTrue();
  }

  @Test
  void theRecordInADeadLetterIsDecodedAsWell() {
    byte[] dead = new AvroBody(ACK).write(ack("anna-7 is the mother".concat(" ".repeat(30))));
    byte[] value = new AvroBody(LETTER).write(letter(dead));

    assertThat(search.holds(null, value, NONE)).isTrue();
    assertThat(search.holds(null, new AvroBody(LETTER).write(letter(bytes("bert"))), NONE))
        .isFalse();
  }

  @Test
  void whatDoesNotDecodeIsSearchedAsBytes() {
    byte[] garbage = {0, 0, 0, 0, ACK, 127, 127, 127};
    byte[] spoken = {0, 0, 0, 0, ACK, 1, 'a', 'n', 'n', 'a', '-', '7', 1};

    assertThat(search.holds(null, garbage, NONE)).isFalse();
    assertThat(search.holds(null, spoken, NONE)).isTrue();
  }

  private static AlertAck ack(String user) {
    return new AlertAck(
        "bert", "a1", Instant.parse("2026-03-01T12:00:00Z"), AckKind.ACKNOWLEDGED, user);
  }

  private static DeadLetter letter(byte[] value) {
    return DeadLetter.newBuilder()
        .setJob("j")
        .setTopic("t")
        .setPartition(0)
        .setOffset(1)
        .setTimestamp(Instant.parse("2026-03-01T12:00:00Z"))
        .setReason(DeadLetterReason.SCHEMA_MISMATCH)
        .setDetail("d")
        .setKey(null)
        .setValue(ByteBuffer.wrap(value))
        .setValueLength(value.length)
        .build();
  }

  private static Header[] headers(String key, String value) {
    return new Header[] {new RecordHeader(key, bytes(value))};
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
