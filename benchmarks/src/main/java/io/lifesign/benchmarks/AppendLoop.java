package io.lifesign.benchmarks;

import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Landing with nothing around it: consumer, Avro decode, Iceberg's writers, a commit every few
 * seconds. Knows one schema; what is lost or doubled when it fails is nobody's business.
 */
final class AppendLoop {

  private final SpecificDatumReader<VitalSigns> reader =
      new SpecificDatumReader<>(VitalSigns.class);
  private final VitalsRows rows;
  private final TableAppender appender;
  private BinaryDecoder decoder;
  private long landed;

  private AppendLoop(Table table) {
    this.rows = new VitalsRows(table);
    this.appender = new TableAppender(table);
  }

  /** Drains the topic into the table. */
  static void drain(String kafka, Table table, long expected, Duration commitEvery) {
    AppendLoop loop = new AppendLoop(table);
    Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(VitalsLoad.TOPIC).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long committed = System.nanoTime();
      while (loop.landed < expected) {
        consumer.poll(Duration.ofMillis(100)).forEach(loop::land);
        if (System.nanoTime() - committed >= commitEvery.toNanos()) {
          loop.appender.commit();
          committed = System.nanoTime();
        }
      }
      loop.appender.commit();
    }
  }

  private void land(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return; // a tick
    }
    decoder =
        DecoderFactory.get()
            .binaryDecoder(
                value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, decoder);
    try {
      appender.append(
          rows.row(
              reader.read(null, decoder),
              record.topic(),
              record.partition(),
              record.offset(),
              Instant.ofEpochMilli(record.timestamp())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    landed++;
  }
}
