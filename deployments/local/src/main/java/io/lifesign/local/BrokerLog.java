package io.lifesign.local;

import io.lifesign.lake.reconcile.OffsetSet;
import io.lifesign.lake.reconcile.TopicLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whole topics, outside any group, for the offsets that hold records and ticks. */
final class BrokerLog implements TopicLog, AutoCloseable {

  /** A loaded machine's broker takes seconds to answer the first time. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;

  BrokerLog(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * A reader of that broker.
   *
   * @throws Refusal if none answers
   */
  static BrokerLog open(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.listTopics(PATIENCE);
      return new BrokerLog(consumer);
    } catch (TimeoutException e) {
      consumer.close();
      throw new Refusal("No broker answers at " + bootstrap + ".", e);
    }
  }

  @Override
  public SortedMap<Integer, Partition> partitions(String topic) {
    List<PartitionInfo> found = consumer.listTopics().getOrDefault(topic, List.of());
    List<TopicPartition> partitions =
        found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
    if (partitions.isEmpty()) {
      return new TreeMap<>();
    }
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Partition> read =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    each ->
                        new Partition(
                            begins.get(each), ends.get(each), new OffsetSet(), new OffsetSet())));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      consumer
          .poll(POLL)
          .forEach(
              record -> {
                Partition partition = read.get(new TopicPartition(topic, record.partition()));
                if (record.offset() < partition.end()) {
                  (record.value() == null ? partition.ticks() : partition.records())
                      .add(record.offset());
                }
              });
    }
    SortedMap<Integer, Partition> byNumber = new TreeMap<>();
    read.forEach((partition, log) -> byNumber.put(partition.partition(), log));
    return byNumber;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
