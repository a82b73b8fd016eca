package io.lifesign.streaming;

import static io.lifesign.schemas.DeadLetterReason.FUTURE_TIMESTAMP;
import static io.lifesign.schemas.DeadLetterReason.INVALID_ACK;
import static io.lifesign.schemas.DeadLetterReason.INVALID_TIMESTAMP;
import static io.lifesign.schemas.DeadLetterReason.KEY_MISMATCH;
import static io.lifesign.schemas.DeadLetterReason.NOT_AVRO_WIRE_FORMAT;
import static io.lifesign.schemas.DeadLetterReason.SCHEMA_MISMATCH;
import static io.lifesign.schemas.DeadLetterReason.TRUNCATED_OR_CORRUPT;
import static io.lifesign.schemas.DeadLetterReason.UNKNOWN_SCHEMA_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.AckKind;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalDecoderTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final int ACK_ID = 7;
  private static final int LEDGER_ID = 8;
  private static final int NOT_AVRO_ID = 9;

  private final TestRegistry registry =
      new TestRegistry().with(ACK_ID, AlertAck.SCHEMA$).with(LEDGER_ID, Ledger.SCHEMA$);
  private final ArrivalDecoder<AlertAck, AlertAck> decoder =
      new ArrivalDecoder<>(
          RegistryAccess.open(registry.url()),
          AlertAck.class,
          new Acks(),
          null,
          KafkaEnds.micros(Duration.ofMinutes(1)));

  @BeforeEach
  void open() {
    decoder.open(new WriterSchemas(WriterSchemas.client(registry.url())));
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aGoodRecordComesThroughWithItsTime() {
    Arrival<AlertAck> arrival = decode("p1", framed(ack(NOON)));

    assertThat(arrival.usable()).isTrue();
    assertThat(arrival.record()).isEqualTo(ack(NOON));
    assertThat(arrival.eventMicros()).isEqualTo(AvroTimes.micros(NOON));
    assertThat(arrival.position()).isEqualTo(new Position("acks", 3, 42, AvroTimes.micros(NOON)));
  }

  @Test
  void aTickIsTimeAndNothingElse() {
    ProducerRecord<byte[], byte[]> tick = Ticks.record("acks", 3, 1_234_567);
    Arrival<AlertAck> arrival = decoder.decode(record(null, null, tick.headers()));

    assertThat(arrival.usable()).isFalse();
    assertThat(arrival.movesTime()).isTrue();
    assertThat(arrival.eventMicros()).isEqualTo(1_234_567);
  }

  @Test
  void whatIsNotInTheWireFormatSaysSo() {
    assertReason(decode("p1", null), NOT_AVRO_WIRE_FORMAT);
    assertReason(decode("p1", new byte[0]), NOT_AVRO_WIRE_FORMAT);
    assertReason(
        decode("p1", "hello world".getBytes(StandardCharsets.UTF_8)), NOT_AVRO_WIRE_FORMAT);
    byte[] wrongMagic = framed(ack(NOON));
    wrongMagic[0] = 1;
    assertReason(decode("p1", wrongMagic), NOT_AVRO_WIRE_FORMAT);
  }

  @Test
  void anUnknownSchemaIdIsAskedForOnceAndKeepsTheRecord() {
    byte[] value = framed(ack(NOON));
    WireFormat.header(value, 999);
    int asked = registry.asked();
    Arrival<AlertAck> arrival = decode("p1", value);
    decode("p1", value);
    decode("p1", value);

    assertReason(arrival, UNKNOWN_SCHEMA_ID);
    assertThat(arrival.dead().detail()).isEqualTo("schema id 999");
    assertThat(arrival.dead().value()).isEqualTo(value);
    assertThat(registry.asked() - asked).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}",
        "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message M {}\"}",
        "{\"schema\":\"{\\\"type\\\":\\\"noSuchType\\\"}\"}"
      })
  void aSchemaThatIsNotAvroIsNoReasonToFail(String answer) {
    registry.answering(NOT_AVRO_ID, answer);
    byte[] value = framed(ack(NOON));
    WireFormat.header(value, NOT_AVRO_ID);

    int asked = registry.asked();
    assertReason(decode("p1", value), UNKNOWN_SCHEMA_ID);
    assertReason(decode("p1", value), UNKNOWN_SCHEMA_ID);
    assertThat(registry.asked() - asked).isEqualTo(1);
  }

  @Test
  void theSchemaOfAnotherTopicDoesNotFit() {
    byte[] value = framed(ack(NOON));
    WireFormat.header(value, LEDGER_ID);
    assertReason(decode("p1", value), SCHEMA_MISMATCH);
  }

  @Test
  void everyTruncationIsADeadRecord() {
    byte[] value = framed(ack(NOON));
    for (int length = WireFormat.HEADER_BYTES + 1; length < value.length; length++) {
      assertReason(decode("p1", Arrays.copyOf(value, length)), TRUNCATED_OR_CORRUPT);
    }
    assertReason(decode("p1", Arrays.copyOf(value, value.length + 3)), TRUNCATED_OR_CORRUPT);
  }

  @Test
  void aLengthPrefixOfTwoGigabytesAllocatesNothing() {
    byte[] value = new byte[32];
    WireFormat.header(value, ACK_ID);
    byte[] huge = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}; // 2^31 - 1
    System.arraycopy(huge, 0, value, WireFormat.HEADER_BYTES, huge.length);
    assertReason(decode("p1", value), TRUNCATED_OR_CORRUPT);
  }

  @Test
  void garbageNeverThrows() {
    SplittableRandom random = new SplittableRandom(11);
    byte[] good = framed(ack(NOON));
    for (int i = 0; i < 20_000; i++) {
      byte[] value = good.clone();
      int flips = 1 + random.nextInt(8);
      for (int flip = 0; flip < flips; flip++) {
        value[5 + random.nextInt(value.length - 5)] ^= (byte) (1 << random.nextInt(8));
      }
      Arrival<AlertAck> arrival = decode(null, value);
      assertThat(arrival.usable() || arrival.dead() != null).isTrue();
    }
  }

  @Test
  void aClockAheadOfTheArrivalIsRefusedJustBeyondTheTolerance() {
    assertThat(decode("p1", framed(ack(NOON.plusSeconds(60)))).usable()).isTrue();
    assertReason(
        decode("p1", framed(ack(NOON.plusSeconds(60).plusNanos(1_000)))), FUTURE_TIMESTAMP);
    assertReason(
        decode("p1", framed(ack(Instant.parse("2099-01-01T00:00:00Z")))), FUTURE_TIMESTAMP);
  }

  @Test
  void aTimeThatNoArithmeticSurvivesIsRefused() {
    assertReason(
        decode("p1", framed(ack(Instant.parse("-200000-01-01T00:00:00Z")))), INVALID_TIMESTAMP);
  }

  @Test
  void aKeyThatNamesAnotherPatientIsRefusedWithoutNamingEither() {
    Arrival<AlertAck> arrival = decode("p2", framed(ack(NOON)));
    assertReason(arrival, KEY_MISMATCH);
    assertThat(arrival.dead().detail()).doesNotContain("p1").doesNotContain("p2");
    assertThat(arrival.toString()).doesNotContain("p2");
  }

  @Test
  void theMappersReasonIsKept() {
    AlertAck unknown = ack(NOON);
    unknown.put("kind", AckKind.UNKNOWN);
    assertReason(decode("p1", framed(unknown)), INVALID_ACK);
  }

  private Arrival<AlertAck> decode(String key, byte[] value) {
    return decoder.decode(record(key, value, new RecordHeaders()));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String key, byte[] value, org.apache.kafka.common.header.Headers headers) {
    return new ConsumerRecord<>(
        "acks",
        3,
        42,
        NOON.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        value,
        headers,
        Optional.empty());
  }

  private static byte[] framed(AlertAck ack) {
    return new AvroBody(ACK_ID).write(ack);
  }

  private static AlertAck ack(Instant at) {
    return new AlertAck("p1", "a-1", at, AckKind.ACKNOWLEDGED, "nurse");
  }

  private static void assertReason(Arrival<?> arrival, DeadLetterReason reason) {
    assertThat(arrival.usable()).isFalse();
    assertThat(arrival.movesTime()).isFalse();
    assertThat(arrival.dead().reason()).isEqualTo(reason);
  }

  /** The identity, but for acknowledgements of no known kind. */
  private static final class Acks implements RecordMapper<AlertAck, AlertAck> {
    private static final long serialVersionUID = 1L;

    @Override
    public AlertAck map(AlertAck avro) throws Rejected {
      if (avro.getKind() == AckKind.UNKNOWN) {
        throw new Rejected(INVALID_ACK, "kind is unknown");
      }
      return avro;
    }

    @Override
    public long eventMicros(AlertAck ack) {
      return AvroTimes.micros(ack.getEventTime());
    }

    @Override
    public String patientId(AlertAck ack) {
      return ack.getPatientId();
    }
  }
}
