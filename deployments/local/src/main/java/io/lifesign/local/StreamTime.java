package io.lifesign.local;

import io.lifesign.replay.Dataset;
import io.lifesign.replay.Target;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far event time has come in the topics of a broker. A dataset that begins before would be late
 * as a whole, so it is moved by whole days to follow.
 */
final class StreamTime {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private StreamTime() {}

  /**
   * The dataset itself, or moved by as few whole days as it takes to follow what the topics hold.
   */
  static Dataset following(Dataset dataset, Target target) {
    return following(dataset, decidedMillis(target));
  }

  static Dataset following(Dataset dataset, long decidedMillis) {
    long behind = decidedMillis - TimeUnit.MICROSECONDS.toMillis(dataset.startMicros());
    if (decidedMillis == Long.MIN_VALUE || behind < 0) {
      return dataset;
    }
    return dataset.shiftedBy(Duration.ofDays(TimeUnit.MILLISECONDS.toDays(behind) + 1));
  }

  /**
   * The latest time that any timed topic has passed by its lateness, ms; the minimum if all are
   * empty.
   */
  private static long decidedMillis(Target target) {
    Map<String, Object> settings =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
    long decided = Long.MIN_VALUE;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      for (Topic topic : Catalogue.load().topics()) {
        if (topic.ticks()) {
          long latest = latestMillis(consumer, topic.name());
          decided =
              latest == Long.MIN_VALUE
                  ? decided
                  : Math.max(decided, latest - topic.lateness().toMillis());
        }
      }
    }
    return decided;
  }

  private static long latestMillis(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> filled =
        consumer
            .endOffsets(
                consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList())
            .entrySet()
            .stream()
            .filter(end -> end.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList();
    consumer.assign(filled);
    consumer
        .endOffsets(filled)
        .forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - 1)));
    long latest = Long.MIN_VALUE;
    int seen = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (seen < filled.size() && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        latest = Math.max(latest, record.timestamp());
        seen++;
      }
    }
    return latest;
  }
}
