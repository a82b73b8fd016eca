package io.lifesign.benchmarks;

import io.lifesign.schemas.Ledger;
import io.lifesign.streaming.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows a job's ledger until everything is decided, and counts the scores that it wrote. */
final class LedgerWatch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SpecificDatumReader<Ledger> reader = new SpecificDatumReader<>(Ledger.SCHEMA$);
  private final String job;
  private final Map<Integer, Ledger> rows = new HashMap<>();
  private final long scoresBefore;

  LedgerWatch(String kafka, String registryUrl, String job) {
    this.job = job;
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(partitions("ledger"));
    consumer.seekToEnd(partitions("ledger"));
    consumer.assignment().forEach(consumer::position);
    scoresBefore = scoresWritten();
  }

  /**
   * Waits until the job has decided on so many records of a topic.
   *
   * @throws IllegalStateException if it has not after five minutes
   */
  void awaitDecided(String topic, long records) {
    await(topic, records, Ledger::getScored);
  }

  /**
   * Waits until the job has said of so many records of a topic what became of them.
   *
   * @throws IllegalStateException if it has not after five minutes
   */
  void awaitAccounted(String topic, long records) {
    await(
        topic,
        records,
        row -> row.getScored() + row.getLate() + row.getDuplicate() + row.getDead());
  }

  private void await(String topic, long records, ToLongFunction<Ledger> count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (rows.values().stream().mapToLong(count).sum() < records) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not decided in time: " + rows + " of " + records);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        Ledger row = row(record.value());
        if (row.getJob().equals(job) && row.getTopic().equals(topic)) {
          rows.put(row.getPartition(), row);
        }
      }
    }
  }

  /** How many of a topic's records were dead, as last heard. */
  long dead() {
    return rows.values().stream().mapToLong(Ledger::getDead).sum();
  }

  /** How many scores the job wrote. */
  long scores() {
    return scoresWritten() - scoresBefore;
  }

  private long scoresWritten() {
    return consumer.endOffsets(partitions("vitals.scores")).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private Ledger row(byte[] value) {
    int header = WireFormat.HEADER_BYTES;
    try {
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(value, header, value.length - header, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
