package io.lifesign.local;

import io.lifesign.schemas.Alert;
import io.lifesign.schemas.DeadLetter;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.FhirOutbound;
import io.lifesign.schemas.Ledger;
import io.lifesign.schemas.RecordOutcome;
import io.lifesign.schemas.Verdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts what lies in the topics of the catalogue. What at-least-once writers may repeat is counted
 * once, by the position it speaks of.
 */
final class TopicTally {

  private static final Set<DeadLetterReason> UNREADABLE =
      EnumSet.of(
          DeadLetterReason.NOT_AVRO_WIRE_FORMAT,
          DeadLetterReason.UNKNOWN_SCHEMA_ID,
          DeadLetterReason.SCHEMA_MISMATCH,
          DeadLetterReason.TRUNCATED_OR_CORRUPT);

  /** A row of the ledger: one job, topic and partition. */
  record Account(String job, String topic, int partition) {}

  /** Part of a message where only that could not be used, else null. */
  private record Subject(String job, String topic, int partition, long offset, String path) {}

  private final TopicValues values;
  private final BiConsumer<Alert, byte[]> alerts;
  private final Map<TopicPartition, Long> records = new HashMap<>();
  private final Map<Account, Ledger> ledger = new HashMap<>();
  private final Map<Subject, DeadLetterReason> dead = new HashMap<>();
  private final Map<Subject, Verdict> outcomes = new HashMap<>();
  private final SortedMap<String, Set<String>> resources = new TreeMap<>();

  /**
   * A tally of nothing.
   *
   * @param alerts is told each alert as it is read, and its wire-format value
   */
  TopicTally(TopicValues values, BiConsumer<Alert, byte[]> alerts) {
    this.values = values;
    this.alerts = alerts;
  }

  /** Counts a record; ticks have no value and do not count. */
  synchronized void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    records.merge(new TopicPartition(record.topic(), record.partition()), 1L, Long::sum);
    switch (record.topic()) {
      case "ledger" -> {
        Ledger row = values.read(record.value(), Ledger.class);
        ledger.put(new Account(row.getJob(), row.getTopic(), row.getPartition()), row);
      }
      case "dead.letters" -> {
        DeadLetter letter = values.read(record.value(), DeadLetter.class);
        dead.put(
            new Subject(
                letter.getJob(),
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getPath()),
            letter.getReason());
      }
      case "record.outcomes" -> {
        RecordOutcome outcome = values.read(record.value(), RecordOutcome.class);
        outcomes.put(
            new Subject(
                outcome.getJob(),
                outcome.getTopic(),
                outcome.getPartition(),
                outcome.getOffset(),
                null),
            outcome.getVerdict());
      }
      case "fhir.outbound" -> {
        FhirOutbound resource = values.read(record.value(), FhirOutbound.class);
        resources
            .computeIfAbsent(resource.getResourceType(), type -> new HashSet<>())
            .add(resource.getIdentifier());
      }
      case "alerts" -> alerts.accept(values.read(record.value(), Alert.class), record.value());
      default -> {
        // counted above, and nothing more is told of it
      }
    }
  }

  synchronized long records(String topic) {
    return records.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many records of a topic are no Avro of its schema: no table can hold them. */
  synchronized long unreadable(String topic) {
    return dead.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .filter(entry -> UNREADABLE.contains(entry.getValue()))
        .count();
  }

  synchronized SortedMap<String, Long> deadByReason() {
    SortedMap<String, Long> byReason = new TreeMap<>();
    dead.values().forEach(reason -> byReason.merge(reason.name(), 1L, Long::sum));
    return byReason;
  }

  /** How many FHIR resources there are to be by type, each counted once. */
  synchronized SortedMap<String, Long> resourcesByType() {
    SortedMap<String, Long> byType = new TreeMap<>();
    resources.forEach((type, identifiers) -> byType.put(type, (long) identifiers.size()));
    return byType;
  }

  synchronized long outcomes(Verdict verdict) {
    return outcomes.values().stream().filter(verdict::equals).count();
  }

  /** Whether a job has decided on every record of a topic. */
  synchronized boolean decided(String job, String topic) {
    return records.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .allMatch(
            entry -> {
              Ledger row = ledger.get(new Account(job, topic, entry.getKey().partition()));
              return row != null && row.getRecordsIn() == entry.getValue() && row.getWaiting() == 0;
            });
  }

  /** Whether every account says that what went in came out. */
  synchronized boolean ledgerBalances() {
    return !ledger.isEmpty()
        && ledger.values().stream()
            .allMatch(
                row ->
                    row.getRecordsIn()
                            == row.getScored() + row.getLate() + row.getDuplicate() + row.getDead()
                        && row.getWaiting() == 0);
  }
}
