package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.Ticks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A publisher that keeps each partition's log in memory, as the broker would. */
public final class RecordedLog implements Publisher {

  private final Catalogue catalogue = Catalogue.load();
  private final Map<String, List<List<ConsumerRecord<byte[], byte[]>>>> logs = new HashMap<>();
  private final ValueBytes values;

  public RecordedLog(ToIntFunction<String> schemaIdOfTopic) {
    this.values = new ValueBytes(schemaIdOfTopic);
  }

  /** The whole dataset, as a replay at full speed leaves it. */
  public static RecordedLog of(Dataset dataset, ToIntFunction<String> schemaIdOfTopic) {
    RecordedLog log = new RecordedLog(schemaIdOfTopic);
    new ReplayRun(dataset, Catalogue.load()).publish(log, Pacer.NONE, ReplayProgress.NONE);
    return log;
  }

  /** The partitions of a topic, each in offset order. */
  public List<List<ConsumerRecord<byte[], byte[]>>> partitions(String topic) {
    return logs.computeIfAbsent(
        topic,
        name ->
            IntStream.range(0, catalogue.topic(name).partitions())
                .<List<ConsumerRecord<byte[], byte[]>>>mapToObj(partition -> new ArrayList<>())
                .toList());
  }

  @Override
  public void send(Arrival arrival) {
    byte[] key = arrival.key().getBytes(StandardCharsets.UTF_8);
    int partition = BuiltInPartitioner.partitionForKey(key, partitions(arrival.topic()).size());
    if (arrival.payload() instanceof Payload.Clock clock) {
      ProducerRecord<byte[], byte[]> tick =
          Ticks.record(arrival.topic(), partition, clock.atMicros());
      append(arrival.topic(), partition, tick.timestamp(), null, null, tick.headers());
      return;
    }
    append(
        arrival.topic(),
        partition,
        arrival.arrivalMicros() / Micros.PER_MILLI,
        key,
        values.of(arrival),
        new RecordHeaders());
  }

  @Override
  public int tick(String topic, long atMicros) {
    int count = partitions(topic).size();
    for (int partition = 0; partition < count; partition++) {
      ProducerRecord<byte[], byte[]> tick = Ticks.record(topic, partition, atMicros);
      append(topic, partition, tick.timestamp(), null, null, tick.headers());
    }
    return count;
  }

  private void append(
      String topic, int partition, long millis, byte[] key, byte[] value, Headers headers) {
    List<ConsumerRecord<byte[], byte[]>> log = partitions(topic).get(partition);
    log.add(
        new ConsumerRecord<>(
            topic,
            partition,
            log.size(),
            millis,
            TimestampType.CREATE_TIME,
            key == null ? -1 : key.length,
            value == null ? -1 : value.length,
            key,
            value,
            headers,
            java.util.Optional.empty()));
  }

  @Override
  public void close() {}
}
