package io.lifesign.benchmarks;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.schemas.VitalSigns;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;

/**
 * What a commit costs by the number of snapshots that a table still knows: each commit writes all
 * of them anew.
 */
public final class SnapshotsKept {

  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final double HEART_RATE = 75;
  private static final int STEPS = 8;

  private SnapshotsKept() {}

  /** Arguments: an empty folder for the lake; commits (4,000). */
  public static void main(String[] args) throws IOException {
    int commits = args.length > 1 ? Integer.parseInt(args[1]) : 4_000;
    try (Lake lake = Lake.open(LakeConfig.embedded(Path.of(args[0])))) {
      lake.migrate();
      Table table = lake.table("device_vitals");
      TableAppender appender = new TableAppender(table);
      VitalsRows rows = new VitalsRows(table);
      SplittableRandom random = new SplittableRandom(7);
      long started = System.nanoTime();
      for (int i = 1; i <= commits; i++) {
        Instant at = START.plusSeconds(i);
        VitalSigns reading = YearOfAPatient.reading(i, at, HEART_RATE, random);
        appender.append(rows.row(reading, "device.vitals", 0, i, at));
        appender.commit();
        if (i % (commits / STEPS) == 0) {
          double millis = (System.nanoTime() - started) / 1e6 / (commits / STEPS);
          tell(i, millis, ((BaseTable) table).operations().current());
          started = System.nanoTime();
        }
      }
    }
  }

  private static void tell(int snapshots, double millis, TableMetadata metadata)
      throws IOException {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    System.out.printf(
        Locale.ROOT,
        "%,d snapshots: %.1f ms a commit, metadata %.2f MB, heap %.1f MB%n",
        snapshots,
        millis,
        Files.size(Path.of(metadata.metadataFileLocation().replace("file:", ""))) / 1e6,
        memory.getHeapMemoryUsage().getUsed() / 1e6);
  }
}
