package io.lifesign.lake.reconcile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.TextRows;
import io.lifesign.lake.erase.Erasure;
import io.lifesign.lake.erase.ErasureKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Device topic: offsets 0 to 9 in partition 1, of which 3 and 7 are ticks and 5 is not Avro. Result
 * topic: offsets 0 to 4 in partition 0.
 */
class ReconcilerTest {

  private static final LandedTopic DEVICES =
      new LandedTopic("device.vitals", "device_vitals", true, true);
  private static final LandedTopic ACKS =
      new LandedTopic("alerts.acks", "alerts_acks", false, false);

  @TempDir Path folder;
  private LakeConfig config;
  private Lake lake;

  @BeforeEach
  void land() {
    config = LakeConfig.embedded(folder);
    lake = Lake.open(config);
    lake.migrate();
    // what a test deletes lies in a file of its own
    readings(0, 1, 2);
    LongStream.of(4, 6, 8, 9).forEach(this::readings);
    acknowledgements(0, 1);
    LongStream.of(2, 3, 4).forEach(this::acknowledgements);
    TextRows.append(
        lake,
        "dead_letters",
        "job | topic | partition | offset | reason\n"
            + "vitals-scoring | device.vitals | 1 | 5 | NOT_AVRO_WIRE_FORMAT\n"
            + "vitals-scoring | device.vitals | 1 | 8 | NOT_A_NUMBER");
    TextRows.append(
        lake,
        "record_outcomes",
        "job | topic | partition | offset | verdict\n"
            + "vitals-scoring | device.vitals | 1 | 4 | LATE\n"
            + "vitals-scoring | device.vitals | 1 | 6 | DUPLICATE");
    ledger(8, 4, 1, 1, 2);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void whatIsWholeIsClean() {
    assertThat(findings(broker())).isEmpty();
    assertThat(findings(Optional.empty())).isEmpty();
    assertThat(reconcile(broker()).partitions())
        .contains(new PartitionAccount("device.vitals", 1, 7, 0, 9, 8, 2, 1));
  }

  @Test
  void aRowDeletedByHandIsFoundWithTheBroker() {
    delete("device_vitals", 4);
    delete("alerts_acks", 2);

    assertThat(findings(broker()))
        .containsExactly(
            "MISSING alerts.acks/0: 1 x no row for the record at offset 2, though later ones have landed",
            "MISSING device.vitals/1: 1 x no row for the record at offset 4, though later ones have landed",
            "LEDGER device.vitals/1: vitals-scoring counted 8 records in, but the lake holds 7 rows and"
                + " undecodable ones");
  }

  @Test
  void aRowDeletedByHandIsFoundByTheLakeAlone() {
    delete("device_vitals", 4);
    delete("alerts_acks", 2);

    assertThat(findings(Optional.empty()))
        .containsExactly(
            "GAP alerts.acks/0: 1 x no row at offset 2, between landed ones; a broker could tell"
                + " whether there was a record",
            "LEDGER device.vitals/1: vitals-scoring counted 8 records in, but the lake holds 7 rows and"
                + " undecodable ones");
  }

  @Test
  void aTickThatAnErasureWroteIsNoGap() {
    delete("alerts_acks", 2);
    new Erasure(config, ErasureKey.in(folder.resolve("erasure.key")), InstantSource.system())
        .note("q", List.of(new Erasure.Tick("alerts.acks", 0, 2)));

    assertThat(findings(Optional.empty())).noneMatch(line -> line.startsWith("GAP"));
    // and excuses no record that is there
    assertThat(findings(broker())).anyMatch(line -> line.startsWith("MISSING alerts.acks/0"));
  }

  @Test
  void aDeadLetterOfADecodableRecordExcusesNoMissingRow() {
    delete("device_vitals", 8);

    assertThat(findings(broker())).anyMatch(line -> line.startsWith("MISSING device.vitals/1"));
  }

  @Test
  void aRowDoubledByHandIsFound() {
    readings(4);
    readings(4);
    acknowledgements(0);

    assertThat(findings(Optional.empty()))
        .containsExactly(
            "DOUBLED alerts.acks/0: 1 x more than one row at offset 0",
            "DOUBLED device.vitals/1: 1 x more than one row at offset 4");
    assertThat(findings(broker())).hasSize(2);
  }

  @Test
  void whatLiesBehindTheLastLandedRowIsToldApart() {
    delete("device_vitals", 9);

    Reconciliation reconciliation = reconcile(broker());

    assertThat(reconciliation.findings())
        .map(Finding::kind)
        .containsExactly(Finding.Kind.BEHIND, Finding.Kind.LEDGER);
    delete("alerts_acks", 4);
    ledgerAnew(7, 3, 1, 1, 2);
    assertThat(reconcile(broker()).onlyBehind()).isTrue();
  }

  @Test
  void aRowOfNoRecordAndOneOfAnotherTopicAreFound() {
    readings(3, 10); // a tick, and beyond the end
    TextRows.append(
        lake, "alerts_acks", "patientId | kafka_topic | kafka_offset\np | device.vitals | 9");

    assertThat(findings(broker()))
        .containsExactly(
            "MISPLACED alerts.acks: 1 rows of other topics are in alerts_acks",
            "INVENTED device.vitals/1: 2 x a row at offset 3, 10, where the broker has no record");
  }

  @Test
  void aLedgerThatDoesNotAddUpOrClaimsMoreThanIsThereIsFound() {
    ledgerAnew(9, 3, 2, 1, 2);

    assertThat(findings(Optional.empty()))
        .containsExactly(
            "LEDGER device.vitals/1: vitals-scoring counted 9 records in, 8 accounted for",
            "LEDGER device.vitals/1: vitals-scoring counted 9 records in, but the lake holds 8 rows and"
                + " undecodable ones",
            "LEDGER device.vitals/1: vitals-scoring counted 2 late, but the lake holds 1 verdicts LATE");
  }

  @Test
  void whatRetentionHasTakenFromTheBrokerIsNotHeldAgainstTheLake() {
    TopicLog log =
        topic -> {
          SortedMap<Integer, TopicLog.Partition> partitions = new TreeMap<>();
          if (topic.equals("alerts.acks")) {
            partitions.put(0, new TopicLog.Partition(3, 5, set(3, 4), new OffsetSet()));
          }
          return partitions;
        };

    assertThat(findings(Optional.of(log))).isEmpty();
  }

  private List<String> findings(Optional<TopicLog> broker) {
    return reconcile(broker).findings().stream().map(Finding::line).toList();
  }

  private Reconciliation reconcile(Optional<TopicLog> broker) {
    return new Reconciler(config, List.of(DEVICES, ACKS), broker).run(ignored -> {});
  }

  private static Optional<TopicLog> broker() {
    return Optional.of(
        topic -> {
          SortedMap<Integer, TopicLog.Partition> partitions = new TreeMap<>();
          if (topic.equals(DEVICES.topic())) {
            partitions.put(
                1, new TopicLog.Partition(0, 10, set(0, 1, 2, 4, 5, 6, 8, 9), set(3, 7)));
          } else {
            partitions.put(0, new TopicLog.Partition(0, 5, set(0, 1, 2, 3, 4), new OffsetSet()));
          }
          return partitions;
        });
  }

  private static OffsetSet set(long... offsets) {
    OffsetSet set = new OffsetSet();
    LongStream.of(offsets).forEach(set::add);
    return set;
  }

  private void readings(long... offsets) {
    land("device_vitals", "device.vitals", 1, offsets);
  }

  private void acknowledgements(long... offsets) {
    land("alerts_acks", "alerts.acks", 0, offsets);
  }

  private void land(String table, String topic, int partition, long... offsets) {
    TextRows.append(
        lake,
        table,
        LongStream.of(offsets)
            .mapToObj(offset -> "p | " + topic + " | " + partition + " | " + offset)
            .collect(
                joining("\n", "patientId | kafka_topic | kafka_partition | kafka_offset\n", "")));
  }

  private void ledger(long in, long scored, long late, long duplicate, long dead) {
    TextRows.append(
        lake,
        "ledger",
        "job | topic | partition | recordsIn | scored | late | duplicate | dead\n"
            + "vitals-scoring | device.vitals | 1 | %d | %d | %d | %d | %d"
                .formatted(in, scored, late, duplicate, dead));
  }

  private void ledgerAnew(long in, long scored, long late, long duplicate, long dead) {
    lake.table("ledger").newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
    ledger(in, scored, late, duplicate, dead);
  }

  private void delete(String table, long offset) {
    lake.table(table)
        .newDelete()
        .deleteFromRowFilter(Expressions.equal("kafka_offset", offset))
        .commit();
  }
}
