package io.lifesign.lake.erase;

import io.lifesign.lake.QueryRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;

/**
 * Removes every file under a table that its metadata does not reach, however young: whoever calls
 * this has made sure that nobody is writing.
 */
final class Sweep {

  private Sweep() {}

  /** How many files went. */
  static int run(String name, Table table) {
    forgetOldMetadata(table);
    Set<String> reached = reached(table);
    List<String> gone = new ArrayList<>();
    for (FileInfo file : StoredFiles.under(table)) {
      if (!reached.contains(StoredFiles.plain(file.location()))) {
        gone.add(file.location());
      }
    }
    if (reached.isEmpty()) {
      throw new QueryRefused(
          "Table " + name + " reaches no file at all: nothing was removed", null);
    }
    gone.forEach(table.io()::deleteFile);
    return gone.size();
  }

  /** The log of old metadata is cut by a commit that may keep only one, and restored by another. */
  private static void forgetOldMetadata(Table table) {
    List<String> properties =
        List.of(
            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
            TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED);
    Map<String, String> before = new HashMap<>(table.properties());
    table.updateProperties().set(properties.get(0), "1").set(properties.get(1), "true").commit();
    UpdateProperties restored = table.updateProperties();
    for (String property : properties) {
      if (before.containsKey(property)) {
        restored.set(property, before.get(property));
      } else {
        restored.remove(property);
      }
    }
    restored.commit();
    table.refresh();
  }

  private static Set<String> reached(Table table) {
    Set<String> reached = new HashSet<>();
    ReachableFileUtil.metadataFileLocations(table, false)
        .forEach(path -> reached.add(StoredFiles.plain(path)));
    ReachableFileUtil.statisticsFilesLocations(table)
        .forEach(path -> reached.add(StoredFiles.plain(path)));
    reached.add(StoredFiles.plain(ReachableFileUtil.versionHintLocation(table)));
    for (Snapshot snapshot : table.snapshots()) {
      reached.add(StoredFiles.plain(snapshot.manifestListLocation()));
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        reached.add(StoredFiles.plain(manifest.path()));
      }
      try (CloseableIterable<FileScanTask> tasks =
          table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
        for (FileScanTask task : tasks) {
          reached.add(StoredFiles.plain(task.file().location()));
          for (DeleteFile delete : task.deletes()) {
            reached.add(StoredFiles.plain(delete.location()));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return reached;
  }
}
