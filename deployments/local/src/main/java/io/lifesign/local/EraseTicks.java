package io.lifesign.local;

import io.lifesign.lake.erase.Erasure;
import io.lifesign.streaming.Ticks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Ticks that an erasure writes: a broker ends a segment only when a record comes, and forgets a key
 * only when a record without value follows. Their event time is so old that it moves no clock.
 */
final class EraseTicks implements AutoCloseable {

  private static final long LONG_AGO = 0;

  /** More than the age, 1 ms, from which on a segment may be ended. */
  static final long STEP_MILLIS = 2;

  private static final byte[] NOBODY = "lifesign-erase".getBytes(StandardCharsets.UTF_8);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Consumer<List<Erasure.Tick>> told;
  private final List<Erasure.Tick> sent = new ArrayList<>();

  /**
   * @param told is told all that were sent, in the end
   */
  EraseTicks(String bootstrap, Consumer<List<Erasure.Tick>> told) {
    this.told = told;
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Ends the active segment of a partition whose segments may be 1 ms old.
   *
   * @param latestMillis latest Kafka timestamp in it: age is counted by timestamps
   * @return where the new segment begins
   */
  long end(TopicPartition partition, long latestMillis)
      throws InterruptedException, ExecutionException {
    return send(partition, latestMillis, null);
  }

  /** The same in a compacted topic, which takes no record without a key. */
  long endCompacted(TopicPartition partition, long latestMillis)
      throws InterruptedException, ExecutionException {
    return send(partition, latestMillis, NOBODY);
  }

  /** Lets compaction forget a key. */
  void forget(TopicPartition partition, long latestMillis, byte[] key)
      throws InterruptedException, ExecutionException {
    send(partition, latestMillis, key);
  }

  private long send(TopicPartition partition, long latestMillis, byte[] key)
      throws InterruptedException, ExecutionException {
    ProducerRecord<byte[], byte[]> tick =
        Ticks.record(partition.topic(), partition.partition(), LONG_AGO);
    long offset =
        producer
            .send(
                new ProducerRecord<>(
                    tick.topic(),
                    tick.partition(),
                    latestMillis + STEP_MILLIS,
                    key,
                    null,
                    tick.headers()))
            .get()
            .offset();
    sent.add(new Erasure.Tick(partition.topic(), partition.partition(), offset));
    return offset;
  }

  /** All that were sent. */
  List<Erasure.Tick> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    producer.close();
    told.accept(sent());
  }
}
