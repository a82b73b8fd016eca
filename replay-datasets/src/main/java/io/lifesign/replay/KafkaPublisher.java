package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.Ticks;
import io.lifesign.streaming.WriterSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends to Kafka: one idempotent producer, the default partitioner by key, Confluent framing. */
final class KafkaPublisher implements Publisher {

  private static final String LINGER_MILLIS = "5";
  private static final String BATCH_BYTES = Integer.toString(128 * 1024);
  private static final String BUFFER_BYTES = Integer.toString(32 * 1024 * 1024);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Target target;
  private final ValueBytes values;
  private final Map<String, Integer> partitions = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private KafkaPublisher(KafkaProducer<byte[], byte[]> producer, Target target, ValueBytes values) {
    this.producer = producer;
    this.target = target;
    this.values = values;
  }

  static KafkaPublisher open(Target target, Catalogue catalogue, Duration patience) {
    SchemaIds ids =
        new SchemaIds(WriterSchemas.client(target.registryUrl()), target.registryUrl(), catalogue);
    try {
      return new KafkaPublisher(
          new KafkaProducer<>(
              settings(target, patience), new ByteArraySerializer(), new ByteArraySerializer()),
          target,
          new ValueBytes(ids::of));
    } catch (KafkaException e) {
      throw new ReplayException(
          "no Kafka broker can be reached by " + target.bootstrapServers(), e);
    }
  }

  private static Map<String, Object> settings(Target target, Duration patience) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        target.bootstrapServers(),
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        "true",
        ProducerConfig.LINGER_MS_CONFIG,
        LINGER_MILLIS,
        ProducerConfig.BATCH_SIZE_CONFIG,
        BATCH_BYTES,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        BUFFER_BYTES,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        Long.toString(patience.toMillis()));
  }

  @Override
  public void send(Arrival arrival) {
    partitions(arrival.topic());
    send(
        new ProducerRecord<>(
            arrival.topic(),
            null,
            arrival.arrivalMicros() / Micros.PER_MILLI,
            arrival.key().getBytes(StandardCharsets.UTF_8),
            arrival.payload() instanceof Payload.Clock ? null : values.of(arrival),
            headers(arrival)));
  }

  private static Headers headers(Arrival arrival) {
    return arrival.payload() instanceof Payload.Clock clock
        ? Ticks.record(arrival.topic(), 0, clock.atMicros()).headers()
        : new RecordHeaders();
  }

  @Override
  public int tick(String topic, long atMicros) {
    int count = partitions(topic);
    for (int partition = 0; partition < count; partition++) {
      send(Ticks.record(topic, partition, atMicros));
    }
    return count;
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    failIfFailed();
    try {
      producer.send(
          record,
          (stored, problem) -> {
            if (problem != null) {
              failure.compareAndSet(null, problem);
            }
          });
    } catch (KafkaException e) {
      throw unreachable(record.topic(), e);
    }
  }

  private int partitions(String topic) {
    return partitions.computeIfAbsent(
        topic,
        name -> {
          try {
            return producer.partitionsFor(name).size();
          } catch (KafkaException e) {
            throw unreachable(name, e);
          }
        });
  }

  private ReplayException unreachable(String topic, KafkaException cause) {
    return new ReplayException(
        "topic " + topic + " is not there, or no broker answers at " + target.bootstrapServers(),
        cause);
  }

  private void failIfFailed() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new ReplayException("the broker refused a record: " + problem.getMessage(), problem);
    }
  }

  @Override
  public void close() {
    boolean failed = failure.get() != null;
    try {
      if (!failed) {
        producer.flush();
      }
    } finally {
      producer.close(failed ? Duration.ZERO : Duration.ofSeconds(30));
    }
    failIfFailed();
  }
}
