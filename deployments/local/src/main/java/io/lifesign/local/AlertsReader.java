package io.lifesign.local;

import io.lifesign.replay.Target;
import io.lifesign.schemas.Alert;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the alerts topic from its beginning, outside any group: reading changes nothing. */
final class AlertsReader implements AutoCloseable {

  static final String TOPIC = "alerts";

  private static final Duration POLL = Duration.ofMillis(200);

  /** Who is told what was read. */
  interface Listener {

    /**
     * An alert.
     *
     * @param value the same in the wire format
     */
    void alert(Alert alert, byte[] value);

    /** A record that is no alert, and why. */
    void unreadable(int partition, long offset, String reason);
  }

  private final Consumer<byte[], byte[]> consumer;
  private final TopicValues values;
  private final List<TopicPartition> partitions;

  /**
   * A reader at the beginning of the topic.
   *
   * @throws Refusal if there is no such topic
   */
  AlertsReader(Consumer<byte[], byte[]> consumer, TopicValues values) {
    this.consumer = consumer;
    this.values = values;
    this.partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new Refusal("There is no topic " + TOPIC + " at this broker.");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  static AlertsReader open(Target target) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return new AlertsReader(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        new TopicValues(target.registryUrl()));
  }

  /** Everything that is in the topic now. */
  void readToEnd(Listener listener) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> tell(record, listener));
    }
  }

  /** Everything that comes, as long as it is wanted. */
  void follow(Listener listener, BooleanSupplier wanted) {
    while (wanted.getAsBoolean()) {
      consumer.poll(POLL).forEach(record -> tell(record, listener));
    }
  }

  private void tell(ConsumerRecord<byte[], byte[]> record, Listener listener) {
    byte[] value = record.value();
    if (value == null) {
      return;
    }
    Alert alert;
    try {
      alert = values.read(value, Alert.class);
    } catch (IllegalStateException | UncheckedIOException | AvroRuntimeException e) {
      listener.unreadable(record.partition(), record.offset(), e.getMessage());
      return;
    }
    listener.alert(alert, value);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
