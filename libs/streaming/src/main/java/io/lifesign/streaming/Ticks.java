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

  private Ticks() {}

  /** A tick for one partition; its Kafka timestamp is the tick's own time. */
  public static ProducerRecord<byte[], byte[]> record(String topic, int partition, long atMicros) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(HEADER, ByteBuffer.allocate(Long.BYTES).putLong(atMicros).array());
    return new ProducerRecord<>(topic, partition, atMicros / 1_000, null, null, headers);
  }

  /** The time of a tick, empty where the headers are of no tick. */
  public static OptionalLong timeOf(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header != null && header.value() != null && header.value().length == Long.BYTES
        ? OptionalLong.of(ByteBuffer.wrap(header.value()).getLong())
        : OptionalLong.empty();
  }
}
