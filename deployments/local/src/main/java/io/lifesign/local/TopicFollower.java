package io.lifesign.local;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning on a thread of its own and hands every record on. */
final class TopicFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Consumer<ConsumerRecord<byte[], byte[]>> listener;
  private final Map<TopicPartition, Long> lag = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "follow-topics");

  private TopicFollower(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.listener = listener;
  }

  static TopicFollower start(
      String kafka, Catalogue catalogue, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        catalogue.topics().stream()
            .map(Topic::name)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    TopicFollower follower = new TopicFollower(consumer, partitions, listener);
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  private void run() {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(POLL).forEach(listener);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) -> lag.put(partition, end - consumer.position(partition)));
      }
    } catch (WakeupException | org.apache.kafka.common.errors.InterruptException e) {
      // told to stop
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  /**
   * Whether everything that was in the topics a moment ago has been handed on.
   *
   * @throws IllegalStateException if reading has failed
   */
  boolean caughtUp() {
    if (failure.get() != null) {
      throw new IllegalStateException("The topics cannot be read", failure.get());
    }
    return lag.size() == partitions.size() && lag.values().stream().allMatch(left -> left == 0);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
