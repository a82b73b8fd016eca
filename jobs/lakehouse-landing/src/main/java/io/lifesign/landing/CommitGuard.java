package io.lifesign.landing;

import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Refuses to commit a checkpoint of a Flink job to a table that got it meanwhile. After a restart
 * Iceberg's committer looks once whether its checkpoint is in the table; a commit of the time
 * before that reaches the catalog after that look would be repeated (iceberg #14425). The look is
 * taken here again, on what came since and the commit goes on top of: the job restarts, and finds
 * it.
 *
 * @param seen the table's snapshot when it was opened, null if it had none; what is older says
 *     nothing, since a start without state under the same job id counts its checkpoints anew
 */
record CommitGuard(TableOperations table, Snapshot seen) implements TableOperations {

  private static final String JOB = "flink.job-id";
  private static final String OPERATOR = "flink.operator-id";
  private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

  /**
   * @throws ValidationException naming checkpoint and job; the job restarts
   */
  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    Snapshot next = metadata.currentSnapshot();
    if (base != null && next != null && base.snapshot(next.snapshotId()) == null) {
      refuseRepeated(base, next.summary());
    }
    table.commit(base, metadata);
  }

  private void refuseRepeated(TableMetadata base, Map<String, String> next) {
    if (next.get(CHECKPOINT) == null) {
      return; // not a sink's
    }
    long checkpoint = Long.parseLong(next.get(CHECKPOINT));
    for (Snapshot each = base.currentSnapshot();
        each != null && (seen == null || each.snapshotId() != seen.snapshotId());
        each = parent(base, each)) {
      Map<String, String> before = each.summary();
      if (same(before, next, JOB) && same(before, next, OPERATOR)) {
        if (Long.parseLong(before.get(CHECKPOINT)) >= checkpoint) {
          throw new ValidationException(
              "Checkpoint %s of job %s was committed meanwhile", checkpoint, next.get(JOB));
        }
        return;
      }
    }
  }

  private static Snapshot parent(TableMetadata base, Snapshot snapshot) {
    return snapshot.parentId() == null ? null : base.snapshot(snapshot.parentId());
  }

  private static boolean same(Map<String, String> before, Map<String, String> next, String key) {
    return next.get(key) != null && next.get(key).equals(before.get(key));
  }

  @Override
  public TableMetadata current() {
    return table.current();
  }

  @Override
  public TableMetadata refresh() {
    return table.refresh();
  }

  @Override
  public FileIO io() {
    return table.io();
  }

  @Override
  public EncryptionManager encryption() {
    return table.encryption();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return table.metadataFileLocation(fileName);
  }

  @Override
  public LocationProvider locationProvider() {
    return table.locationProvider();
  }

  @Override
  public TableOperations temp(TableMetadata uncommitted) {
    return table.temp(uncommitted);
  }

  @Override
  public long newSnapshotId() {
    return table.newSnapshotId();
  }

  @Override
  public boolean requireStrictCleanup() {
    return table.requireStrictCleanup();
  }
}
