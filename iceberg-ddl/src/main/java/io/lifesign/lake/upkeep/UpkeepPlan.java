package io.lifesign.lake.upkeep;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.maintenance.api.DeleteOrphanFiles;
import org.apache.iceberg.flink.maintenance.api.ExpireSnapshots;
import org.apache.iceberg.flink.maintenance.api.MaintenanceTaskBuilder;
import org.apache.iceberg.flink.maintenance.api.RewriteDataFiles;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * What is done to every table, in this order: small files are packed towards the table's own target
 * size, old snapshots go, then files that no snapshot knows.
 *
 * @param expireAfter snapshots older than this go, unless a tag or branch holds them. Each commit
 *     of landing writes some 1 kB of metadata for every snapshot there is: at one in 10 s, 6 h are
 *     2 MB a commit and table, 7 d would be 60 MB
 * @param keepSnapshots so many newest snapshots stay, whatever their age. One of them must be
 *     landing's: its summary says up to which checkpoint files were committed, and a restored job
 *     that does not find it commits them again. Packing adds a snapshot only where landing has
 *     added some, so two would do
 * @param orphanAge unknown files younger than this stay: a checkpoint that is under way has written
 *     them and no snapshot knows them yet
 */
public record UpkeepPlan(Duration expireAfter, int keepSnapshots, Duration orphanAge) {

  /** What a checkpoint may take at most, with its restarts. */
  private static final Duration LEAST_ORPHAN_AGE = Duration.ofHours(1);

  private static final int LEAST_SNAPSHOTS = 2;

  public static final UpkeepPlan DEFAULT =
      new UpkeepPlan(Duration.ofHours(6), 10, Duration.ofDays(3));

  public UpkeepPlan {
    if (keepSnapshots < LEAST_SNAPSHOTS) {
      throw new IllegalArgumentException(
          "At least " + LEAST_SNAPSHOTS + " snapshots are kept, not " + keepSnapshots);
    }
    if (orphanAge.compareTo(LEAST_ORPHAN_AGE) < 0) {
      throw new IllegalArgumentException(
          "Files of the last hour may belong to a checkpoint under way: orphan age "
              + orphanAge
              + " is below "
              + LEAST_ORPHAN_AGE);
    }
    if (expireAfter.isNegative()) {
      throw new IllegalArgumentException("Snapshots expire after " + expireAfter);
    }
  }

  /** The tasks by name, in the order in which they run. */
  public Map<String, MaintenanceTaskBuilder<?>> tasks(Table table) {
    Map<String, MaintenanceTaskBuilder<?>> tasks = new LinkedHashMap<>();
    tasks.put("pack", RewriteDataFiles.builder());
    tasks.put(
        "expire",
        ExpireSnapshots.builder()
            .maxSnapshotAge(expireAfter)
            .retainLast(keepSnapshots)
            .cleanExpiredMetadata(true));
    tasks.put(
        "orphans",
        DeleteOrphanFiles.builder()
            .minAge(orphanAge)
            // the table's own FileIO lists an object store; else Hadoop's file systems are asked
            .usePrefixListing(table.io() instanceof SupportsPrefixOperations));
    return tasks;
  }
}
