package io.lifesign.lake.upkeep;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.TextRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour of landing at checkpoints of 10 s: 360 snapshots, a file each. */
class UpkeepTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final int CHECKPOINTS = 360;
  private static final int ROWS_A_CHECKPOINT = 80;
  private static final String TABLE = "alerts_acks";

  /**
   * So small that an hour of the test fills some files; landing's own files are a fiftieth of it.
   */
  private static final long TARGET_BYTES = 1024 * 1024;

  /** What Iceberg packs no further: from three quarters of the target to 1.8 times. */
  private static final Predicate<Long> NEAR_TARGET =
      bytes -> bytes >= 0.75 * TARGET_BYTES && bytes <= 1.8 * TARGET_BYTES;

  @TempDir Path folder;
  private LakeConfig config;
  private Lake lake;

  @BeforeEach
  void open() {
    config = LakeConfig.embedded(folder);
    lake = Lake.open(config);
    lake.migrate();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void anHourOfLandingEndsInFilesNearTheTarget() throws IOException {
    Table table = lake.table(TABLE);
    table
        .updateProperties()
        .set("write.target-file-size-bytes", Long.toString(TARGET_BYTES))
        .set("write.parquet.compression-codec", "uncompressed")
        .commit();
    land(table, 0, 100);
    table.manageSnapshots().createTag("cohort-a", table.currentSnapshot().snapshotId()).commit();
    land(table, 100, CHECKPOINTS);
    List<Record> rows = rows(table, null);
    List<Record> tagged = rows(table, "cohort-a");
    Path orphan =
        file(dataFolder(table).resolve("left-by-a-crash.parquet"), NOON.minus(Duration.ofDays(4)));
    Path young = file(dataFolder(table).resolve("under-way.parquet"), Instant.now());

    List<UpkeepResult> results = upkeep(Instant.now()).run("test", ignored -> {});

    table.refresh();
    UpkeepResult result =
        results.stream().filter(each -> each.table().equals(TABLE)).findFirst().orElseThrow();
    assertThat(result.before().files()).isEqualTo(CHECKPOINTS);
    assertThat(result.before().snapshots()).isEqualTo(CHECKPOINTS);
    assertThat(result.after().files()).isBetween(5L, 20L);
    assertThat(result.after().snapshots()).isEqualTo(UpkeepPlan.DEFAULT.keepSnapshots() + 1);
    assertThat(result.after().rows()).isEqualTo(result.before().rows());
    sizesByPartition(table)
        .forEach(
            (partition, sizes) ->
                // the last file of a partition holds what is left
                assertThat(sizes.stream().filter(NEAR_TARGET.negate()).count())
                    .as(partition + " " + sizes)
                    .isLessThanOrEqualTo(1));
    assertThat(rows(table, null)).containsExactlyElementsOf(rows);
    assertThat(rows(table, "cohort-a"))
        .containsExactlyElementsOf(tagged)
        .hasSize(100 * ROWS_A_CHECKPOINT);
    assertThat(orphan).doesNotExist();
    assertThat(young).exists();

    // the small files go when no snapshot that is kept knows them, except those of the cohort
    land(table, CHECKPOINTS, CHECKPOINTS + 10);
    upkeep(Instant.now()).run("test", ignored -> {});
    assertThat(parquetFiles(table)).isBetween(100L, 140L);
    assertThat(rows(table, "cohort-a")).containsExactlyElementsOf(tagged);
  }

  @Test
  void orphansOfOneTableAreNotSoughtInAnotherWhoseNameBeginsAlike() throws IOException {
    // alerts and alerts_acks
    TextRows.append(lake, "alerts", "alertId | patientId | eventTime\na | p | 2026-01-01 12:00:00");
    TextRows.append(lake, "alerts_acks", "alertId | patientId\na | p");
    ageEverything(Instant.now().minus(Duration.ofDays(30)));

    upkeep(Instant.now()).run("test", ignored -> {});

    assertThat(rows(lake.table("alerts_acks"), null)).hasSize(1);
    assertThat(rows(lake.table("alerts"), null)).hasSize(1);
  }

  @Test
  void oneMaintainsAtATime() {
    new Lease("the night watch", Duration.ofHours(1)).hold(lake, NOON);

    assertThatThrownBy(() -> upkeep(NOON.plusSeconds(3599)).run("test", ignored -> {}))
        .hasMessage("This lake is being maintained by the night watch until 2026-01-01T13:00:00Z");
    assertThat(upkeep(NOON.plusSeconds(3600)).run("test", ignored -> {})).isEmpty();
    // and it was given back
    new Lease("another", Duration.ofHours(1)).hold(lake, NOON);
  }

  @Test
  void aHolderMayHoldOnAndReleasesOnlyItsOwn() {
    Lease mine = new Lease("mine", Duration.ofHours(1));
    mine.hold(lake, NOON);
    mine.hold(lake, NOON.plusSeconds(60));
    new Lease("another", Duration.ofHours(1)).release(lake);

    assertThatThrownBy(
            () -> new Lease("another", Duration.ofHours(1)).hold(lake, NOON.plusSeconds(3630)))
        .hasMessageContaining("by mine until 2026-01-01T13:01:00Z");
  }

  @Test
  void aPlanThatCouldLoseRowsIsRefused() {
    Duration day = Duration.ofDays(1);

    assertThatThrownBy(() -> new UpkeepPlan(day, 1, day))
        .hasMessageContaining("At least 2 snapshots");
    assertThatThrownBy(() -> new UpkeepPlan(day, 2, Duration.ofMinutes(59)))
        .hasMessageContaining("checkpoint under way");
    assertThat(new UpkeepPlan(day, 2, Duration.ofHours(1)).keepSnapshots()).isEqualTo(2);
  }

  private Upkeep upkeep(Instant now) {
    return new Upkeep(
        config, new UpkeepPlan(Duration.ZERO, 10, Duration.ofDays(3)), InstantSource.fixed(now));
  }

  /** A snapshot for each checkpoint, all of them in one transaction: only the catalog is spared. */
  private static void land(Table table, int from, int to) {
    Transaction landing = table.newTransaction();
    for (int checkpoint = from; checkpoint < to; checkpoint++) {
      List<Record> records = new ArrayList<>();
      for (int i = 0; i < ROWS_A_CHECKPOINT; i++) {
        records.add(acknowledgement(table, (long) checkpoint * ROWS_A_CHECKPOINT + i));
      }
      AppendFiles append = landing.newFastAppend();
      TextRows.files(table, records).forEach(append::appendFile);
      append.commit();
    }
    landing.commitTransaction();
  }

  private static long parquetFiles(Table table) throws IOException {
    try (var files = Files.walk(dataFolder(table))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private static Record acknowledgement(Table table, long offset) {
    var time = NOON.plusMillis(offset * 125).atOffset(ZoneOffset.UTC);
    Record row = GenericRecord.create(table.schema());
    row.setField("patientId", "p-1");
    row.setField("alertId", noise(offset));
    row.setField("eventTime", time);
    row.setField("kind", "ACKNOWLEDGED");
    row.setField("role", "nurse");
    row.setField("kafka_topic", "alerts.acks");
    row.setField("kafka_partition", 0);
    row.setField("kafka_offset", offset);
    row.setField("kafka_timestamp", time);
    return row;
  }

  /** Bulk for a row, so that a file is more than its footer. */
  private static String noise(long seed) {
    return new Random(seed)
        .ints(300, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(joining());
  }

  private static List<Record> rows(Table table, String tag) {
    var scan = IcebergGenerics.read(table);
    if (tag != null) {
      scan = scan.useSnapshot(table.refs().get(tag).snapshotId());
    }
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> all = scan.build()) {
      all.forEach(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.sort(Comparator.comparing(row -> (Long) row.getField("kafka_offset")));
    return rows;
  }

  private static SortedMap<String, List<Long>> sizesByPartition(Table table) throws IOException {
    SortedMap<String, List<Long>> sizes = new TreeMap<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        DataFile file = task.file();
        StructLike partition = file.partition();
        sizes
            .computeIfAbsent(partition.get(1, Integer.class).toString(), key -> new ArrayList<>())
            .add(file.fileSizeInBytes());
      }
    }
    return sizes;
  }

  private static Path dataFolder(Table table) {
    return Path.of(URI.create("file://" + table.location().replaceFirst("^file:(//)?", "")))
        .resolve("data");
  }

  private static Path file(Path path, Instant modified) throws IOException {
    Files.writeString(path, "not a table's");
    return Files.setLastModifiedTime(path, FileTime.from(modified));
  }

  private void ageEverything(Instant modified) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(each, FileTime.from(modified));
      }
    }
  }
}
