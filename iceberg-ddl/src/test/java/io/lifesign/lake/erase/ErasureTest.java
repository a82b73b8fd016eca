package io.lifesign.lake.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.TextRows;
import io.lifesign.lake.reconcile.Finding;
import io.lifesign.lake.reconcile.LandedTopic;
import io.lifesign.lake.reconcile.Reconciler;
import io.lifesign.lake.upkeep.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three patients, one of them to be forgotten, whose id another's begins with: in device_vitals
 * over three snapshots, two tags and a row that was deleted; in a dead letter; in FHIR messages of
 * her own and of her child's. The table alerts knows nothing of her.
 */
class ErasureTest {

  private static final String ANNA = "patient-0042";
  private static final String LONGER = "patient-00421";
  private static final String BERT = "patient-0007";

  @TempDir Path folder;
  @TempDir Path keys;
  private LakeConfig config;
  private Lake lake;

  @BeforeEach
  void land() {
    config = LakeConfig.embedded(folder);
    lake = Lake.open(config);
    lake.migrate();
    readings(ANNA + " | 0", BERT + " | 1", LONGER + " | 2");
    tag("first");
    readings(ANNA + " | 3");
    tag("second");
    readings(BERT + " | 4", ANNA + " | 5");
    readings(ANNA + " | 6");
    lake.table("device_vitals")
        .newDelete()
        .deleteFromRowFilter(Expressions.equal("kafka_offset", 6L))
        .commit();
    TextRows.append(
        lake,
        "alerts",
        "alertId | patientId | sentence | kafka_topic\na | " + LONGER + " | High | alerts");
    TextRows.append(
        lake,
        "dead_letters",
        "job | topic | partition | offset | reason | key | value | kafka_topic\n"
            + row("vitals-scoring | device.vitals | 0 | 7 | SCHEMA_MISMATCH", ANNA, "?!")
            + row("vitals-scoring | device.vitals | 0 | 8 | SCHEMA_MISMATCH", "", avro(ANNA) + "x")
            + row(
                "vitals-scoring | device.vitals | 0 | 9 | SCHEMA_MISMATCH", LONGER, avro(LONGER)));
    TextRows.append(
        lake,
        "ehr_fhir",
        "patientId | messageId | body | kafka_topic\n"
            + row(ANNA + " | m1 | {\"id\":\"" + ANNA + "\"}")
            + row(BERT + " | m2 | {\"mother\":\"Patient/" + ANNA + "\"}")
            + row(BERT + " | m3 | {\"other\":\"Patient/" + LONGER + "\"}"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void whatTheScanFoundBeforeItDoesNotFindAfterwards() {
    ErasureResult looked = erasure().look(ANNA, ignored -> {});
    assertThat(looked.before())
        .extracting(Found::table)
        .contains("device_vitals", "dead_letters", "ehr_fhir")
        .doesNotContain("alerts", "");
    assertThat(looked.before())
        .filteredOn(found -> found.table().equals("device_vitals"))
        .extracting(Found::kind)
        // 4 files of hers, the deleted one among them, and the bounds of every manifest
        .contains(Found.Kind.DATA, Found.Kind.MANIFEST);
    assertThat(rowsFound(looked, "device_vitals")).isEqualTo(4);
    assertThat(rowsFound(looked, "dead_letters")).isEqualTo(2);
    assertThat(rowsFound(looked, "ehr_fhir")).isEqualTo(2);
    assertThat(looked.before()).anyMatch(Found::raw);

    lake.table("device_vitals").manageSnapshots().setMaxRefAgeMs("second", 86_400_000L).commit();
    String untouched = metadata("alerts");

    ErasureResult result = erase();

    assertThat(metadata("alerts")).isEqualTo(untouched);
    assertThat(result.after()).isEmpty();
    assertThat(result.proved()).isTrue();
    assertThat(result.tables())
        .extracting(TableOutcome::table, TableOutcome::removedRows)
        .containsExactly(
            tuple("dead_letters", 2L), tuple("device_vitals", 3L), tuple("ehr_fhir", 1L));
    assertThat(erasure().look(BERT, ignored -> {}).before()).isNotEmpty();
    assertThat(erasure().look(LONGER, ignored -> {}).before()).isNotEmpty();
    branchesAndTagsStandAndHoldTheOthers();
    aSecondErasureHasNothingToDo(result.patientHash());
  }

  private void branchesAndTagsStandAndHoldTheOthers() {
    Table table = lake.table("device_vitals");
    assertThat(new TreeMap<>(table.refs()).keySet()).containsExactly("first", "main", "second");
    assertThat(table.refs().get("second").maxRefAgeMs()).isEqualTo(86_400_000L);
    assertThat(table.refs().get("first").isTag()).isTrue();
    assertThat(offsets(table, "first")).containsExactly(1L, 2L);
    assertThat(offsets(table, "second")).containsExactly(1L, 2L);
    assertThat(offsets(table, SnapshotRef.MAIN_BRANCH)).containsExactly(1L, 2L, 4L);
    assertThat(table.snapshots()).hasSizeLessThanOrEqualTo(3);
    assertThat(lake.rowCounts())
        .containsEntry("device_vitals", 3L)
        .containsEntry("dead_letters", 1L);
    assertThat(texts("ehr_fhir", "body"))
        .containsExactlyInAnyOrder(
            "{\"mother\":\"Patient/erased\"}", "{\"other\":\"Patient/" + LONGER + "\"}");
    readings(BERT + " | 10");
    assertThat(offsets(lake.table("device_vitals"), SnapshotRef.MAIN_BRANCH))
        .containsExactly(1L, 2L, 4L, 10L);
  }

  private void aSecondErasureHasNothingToDo(String hash) {
    String metadata = metadata("device_vitals");

    ErasureResult again = erase();

    assertThat(again.before()).isEmpty();
    assertThat(again.tables()).isEmpty();
    assertThat(again.proved()).isTrue();
    assertThat(again.patientHash()).isEqualTo(hash).doesNotContain(ANNA);
    assertThat(metadata("device_vitals")).isEqualTo(metadata);
  }

  @Test
  void reconcileDoesNotMissWhatWasErasedNorDoesACrashHideAnything() throws IOException {
    LandedTopic topic = new LandedTopic("device.vitals", "device_vitals", false, true);
    List<String> before = findings(topic);
    Path data = Path.of(StoredFiles.plain(lake.table("device_vitals").location()), "data");
    Path hers;
    try (var files = Files.walk(data)) {
      hers = files.filter(file -> file.toString().endsWith(".parquet")).sorted().findFirst().get();
    }
    Path orphan = Files.copy(hers, data.resolve("left-by-a-crash.parquet"));
    Path half = Files.writeString(data.resolve("half.parquet"), "PAR1 half of " + ANNA);

    ErasureResult result = erase();

    assertThat(result.before())
        .filteredOn(found -> found.kind() == Found.Kind.UNREADABLE)
        .singleElement()
        .satisfies(found -> assertThat(found.path()).endsWith("half.parquet"));
    assertThat(result.proved()).isTrue();
    assertThat(orphan).doesNotExist();
    assertThat(half).doesNotExist();

    // offset 6 was deleted by hand in the set-up and is its last; 7 and 8 are dead
    assertThat(before).isEmpty();
    assertThat(findings(topic)).isEmpty();
    assertThat(texts(lake.erasures().table(), "what"))
        .containsExactlyInAnyOrder(
            "TABLE", "TABLE", "TABLE", "ROW", "ROW", "ROW", "DEAD SCHEMA_MISMATCH");
    assertThat(texts(lake.erasures().table(), "offsets")).contains("0,3,5", "7-8");
    assertThat(lake.tables()).doesNotContain("erasures");
  }

  @Test
  void whileLandingOrAnotherMaintainerWritesNothingIsErased() {
    Table table = lake.table("device_vitals");
    table
        .newAppend()
        .set("flink.job-id", "0a")
        .set("flink.max-committed-checkpoint-id", "17")
        .commit();
    Instant now = Instant.ofEpochMilli(table.currentSnapshot().timestampMillis());

    assertThatThrownBy(() -> erasure(now.plusSeconds(60)).run(ANNA, "test", ignored -> {}))
        .hasMessageContaining("Landing wrote to device_vitals at " + now);
    new Lease("the night watch", Duration.ofHours(1)).hold(lake, now);
    assertThatThrownBy(() -> erasure(now.plusSeconds(61)).run(ANNA, "test", ignored -> {}))
        .hasMessageContaining("the night watch");
    new Lease("the night watch", Duration.ofHours(1)).release(lake);
    assertThat(erasure(now.plusSeconds(61)).run(ANNA, "test", ignored -> {}).proved()).isTrue();
    // without it, landing would write rows twice after a restart
    assertThat(lake.committedCheckpoint("device_vitals", "0a")).hasValue(17);
  }

  private ErasureResult erase() {
    return erasure().run(ANNA, "test", ignored -> {});
  }

  private Erasure erasure() {
    return erasure(Instant.now());
  }

  private Erasure erasure(Instant now) {
    return new Erasure(
        config, ErasureKey.in(keys.resolve("erasure.key")), InstantSource.fixed(now));
  }

  private static long rowsFound(ErasureResult result, String table) {
    return result.before().stream()
        .filter(found -> found.table().equals(table) && found.kind() == Found.Kind.DATA)
        .mapToLong(Found::rows)
        .sum();
  }

  private List<String> findings(LandedTopic topic) {
    return new Reconciler(config, List.of(topic), Optional.empty())
        .run(ignored -> {}).findings().stream().map(Finding::line).toList();
  }

  private void readings(String... rows) {
    StringBuilder text =
        new StringBuilder("patientId | kafka_offset | deviceId | eventTime | kafka_topic\n");
    for (String row : rows) {
      text.append(row).append(" | monitor | 2026-01-01 12:00:00 | device.vitals\n");
    }
    TextRows.append(lake, "device_vitals", text.toString());
  }

  private void tag(String name) {
    Table table = lake.table("device_vitals");
    table.manageSnapshots().createTag(name, table.currentSnapshot().snapshotId()).commit();
  }

  private static String row(String... values) {
    return String.join(" | ", values) + " | topic\n";
  }

  /** A text as Avro writes it: behind its length, here a letter that might be part of a word. */
  private static String avro(String text) {
    return "A" + (char) (2 * text.length()) + text;
  }

  private String metadata(String table) {
    return ((HasTableOperations) lake.table(table)).operations().current().metadataFileLocation();
  }

  private List<String> texts(String table, String column) {
    return texts(lake.table(table), column);
  }

  private static List<String> texts(Table table, String column) {
    return rows(table, SnapshotRef.MAIN_BRANCH).stream()
        .map(row -> (String) row.getField(column))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Long> offsets(Table table, String ref) {
    return rows(table, ref).stream()
        .map(row -> (Long) row.getField("kafka_offset"))
        .sorted()
        .toList();
  }

  private static List<Record> rows(Table table, String ref) {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> all =
        IcebergGenerics.read(table).useSnapshot(table.refs().get(ref).snapshotId()).build()) {
      all.forEach(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
