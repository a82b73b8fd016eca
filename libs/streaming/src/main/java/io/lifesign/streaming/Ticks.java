package io.lifesign.streaming;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Ticks: records without key and value whose header carries event time, so that time passes when
 * devices are silent.
 */
public final class Ticks {

  /** Header of a tick: event time in microseconds since the epoch, 8 bytes, big endian. */
  public static final String HEADER = "lifesign-tick";

  /**
   * Header of the tick of one of several writers of a topic: its number and how many there are, 4
   * bytes each, big endian. Time has passed where it has passed for all of them.
   */
  static final String WRITER_HEADER = "lifesign-tick-writer";

  private Ticks() {}

  /** A tick for one partition; its Kafka timestamp is the tick's own time. */
  public static ProducerRecord<byte[], byte[]> record(String topic, int partition, long atMicros) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(HEADER, ByteBuffer.allocate(Long.BYTES).putLong(atMicros).array());
    return new ProducerRecord<>(topic, partition, atMicros / 1_000, null, null, headers);
  }

  /** A tick of one of several writers. */
  static ProducerRecord<byte[], byte[]> record(String topic, WriterTick tick) {
    ProducerRecord<byte[], byte[]> record = record(topic, tick.partition(), tick.atMicros());
    record
        .headers()
        .add(
            WRITER_HEADER,
            ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(tick.writer())
                .putInt(tick.writers())
                .array());
    return record;
  }

  /** Who wrote a tick; {@link Writer#GATEWAY} if it is not said. */
  static Writer writerOf(Headers headers) {
    Header header = headers.lastHeader(WRITER_HEADER);
    if (header == null || header.value() == null || header.value().length != 2 * Integer.BYTES) {
      return Writer.GATEWAY;
    }
    ByteBuffer bytes = ByteBuffer.wrap(header.value());
    Writer writer = new Writer(bytes.getInt(), bytes.getInt());
    return writer.possible() ? writer : Writer.GATEWAY;
  }

  /** The time of a tick, empty where the headers are of no tick. */
  public static OptionalLong timeOf(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header != null && header.value() != null && header.value().length == Long.BYTES
        ? OptionalLong.of(ByteBuffer.wrap(header.value()).getLong())
        : OptionalLong.empty();
  }
}
