package io.lifesign.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One user who tries what brokers may refuse, with real records. */
final class Attempt implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private final Properties client;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;

  Attempt(Properties client) {
    this.client = client;
    // a refusal is asked for again after this time, and there are hundreds of them
    client.setProperty("retry.backoff.ms", "5");
    client.setProperty("retry.backoff.max.ms", "10");
    Properties writing = with("enable.idempotence", "false");
    this.producer =
        new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    this.consumer = consumer(with("enable.auto.commit", "false"));
    this.admin = Admin.create(client);
  }

  private Properties with(String key, String value) {
    Properties copy = new Properties();
    copy.putAll(client);
    copy.setProperty(key, value);
    return copy;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Properties settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Whether a record is taken; anything but a yes and a refusal of this topic is thrown. */
  boolean writes(String topic) throws InterruptedException, ExecutionException {
    try {
      producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {2})).get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicAuthorizationException refused
          && refused.unauthorizedTopics().equals(Set.of(topic))) {
        return false;
      }
      throw e;
    }
  }

  /** Whether a record is handed out, of a topic that has one. */
  boolean reads(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    long end = System.nanoTime() + PATIENCE_NANOS;
    try {
      consumer.seekToBeginning(List.of(partition));
      while (System.nanoTime() < end) {
        if (!consumer.poll(POLL).isEmpty()) {
          return true;
        }
      }
      throw new IllegalStateException("Neither a record of " + topic + " nor a refusal");
    } catch (TopicAuthorizationException e) {
      return false;
    }
  }

  /** Whether progress of a group is taken, told for a topic. */
  boolean commits(String group, String topic) throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> progress =
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
    try {
      admin.alterConsumerGroupOffsets(group, progress).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupAuthorizationException) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    consumer.close();
    admin.close();
  }
}
