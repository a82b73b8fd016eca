package io.lifesign.local;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks for the patient as any reader of a topic would, among aborted transactions as well. Not
 * thread-safe.
 */
final class TopicSearch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final RecordSearch search;
  private final KafkaConsumer<byte[], byte[]> consumer;

  TopicSearch(String bootstrap, RecordSearch search) {
    this.search = search;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Reads every record of every topic that is there. */
  List<Holding> look(List<String> topics) {
    List<Holding> holdings = new ArrayList<>();
    for (String topic : topics) {
      consumer.listTopics().getOrDefault(topic, List.of()).stream()
          .map(each -> look(new TopicPartition(topic, each.partition())))
          .filter(holding -> holding.records() > 0)
          .forEach(holdings::add);
    }
    return holdings;
  }

  /** Reads every record of a partition. */
  Holding look(TopicPartition partition) {
    long[] figures = {0, 0, -1, 0};
    each(
        partition,
        record -> {
          figures[1]++;
          figures[3] = Math.max(figures[3], record.timestamp());
          if (holds(record)) {
            figures[0]++;
            figures[2] = record.offset();
          }
        });
    return new Holding(
        partition.topic(), partition.partition(), figures[0], figures[1], figures[2], figures[3]);
  }

  /** The keys under which a partition holds the patient. */
  Set<ByteBuffer> keys(TopicPartition partition) {
    Set<ByteBuffer> keys = new LinkedHashSet<>();
    each(
        partition,
        record -> {
          if (record.key() != null && holds(record)) {
            keys.add(ByteBuffer.wrap(record.key()));
          }
        });
    return keys;
  }

  private void each(TopicPartition partition, Consumer<ConsumerRecord<byte[], byte[]>> told) {
    List<TopicPartition> alone = List.of(partition);
    long end = consumer.endOffsets(alone).get(partition);
    consumer.assign(alone);
    consumer.seekToBeginning(alone);
    while (consumer.position(partition) < end) {
      consumer.poll(POLL).forEach(told);
    }
  }

  private boolean holds(ConsumerRecord<byte[], byte[]> record) {
    return search.holds(record.key(), record.value(), record.headers().toArray());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
