package io.lifesign.local;

import io.lifesign.lake.erase.PatientBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Removes a patient from topics. Kafka deletes no single record of a log that is not compacted, but
 * it forgets a log's beginning: each partition forgets everything up to the patient's last record.
 * What others had sent until then lies in the lake, and offsets go on meaning what they meant,
 * which a copy into new topics would end.
 */
final class TopicErasure {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrap;
  private final PatientBytes patient;

  TopicErasure(String bootstrap, PatientBytes patient) {
    this.bootstrap = bootstrap;
    this.patient = patient;
  }

  /**
   * One partition that holds the patient.
   *
   * @param records of the patient
   * @param read records that it held in all
   * @param last offset of the patient's last record
   */
  record Holding(String topic, int partition, long records, long read, long last) {}

  /** Reads every record of every topic that is there, also those of aborted transactions. */
  List<Holding> look(List<String> topics) {
    List<Holding> holdings = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      for (String topic : topics) {
        List<TopicPartition> partitions =
            consumer.listTopics().getOrDefault(topic, List.of()).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        for (TopicPartition partition : partitions) {
          Holding holding = look(consumer, partition);
          if (holding.records() > 0) {
            holdings.add(holding);
          }
        }
      }
    }
    return holdings;
  }

  /** Lets each partition forget what lies up to the patient's last record. */
  void forget(List<Holding> holdings) {
    Map<TopicPartition, RecordsToDelete> until = new HashMap<>();
    holdings.forEach(
        each ->
            until.put(
                new TopicPartition(each.topic(), each.partition()),
                RecordsToDelete.beforeOffset(each.last() + 1)));
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      admin.deleteRecords(until).all().get();
    } catch (ExecutionException e) {
      throw new Refusal("The broker does not delete records: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while the broker deleted records.", e);
    }
  }

  private Holding look(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
    List<TopicPartition> alone = List.of(partition);
    long end = consumer.endOffsets(alone).get(partition);
    long found = 0;
    long read = 0;
    long last = -1;
    consumer.assign(alone);
    consumer.seekToBeginning(alone);
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        read++;
        if (holds(record)) {
          found++;
          last = record.offset();
        }
      }
    }
    return new Holding(partition.topic(), partition.partition(), found, read, last);
  }

  private boolean holds(ConsumerRecord<byte[], byte[]> record) {
    return patient.in(record.key())
        || patient.in(record.value())
        || StreamSupport.stream(record.headers().spliterator(), false)
            .anyMatch(header -> patient.in(header.value()));
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
