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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Writes anew what every branch and tag of a table holds, without the patient.
 *
 * <p>A delete alone would not do: a manifest keeps an entry for each file that was deleted, with
 * its bounds. So for each snapshot that a branch or tag holds, a working branch first drops every
 * file and then appends those that stay, which leaves none of the old manifests. Nobody sees this:
 * in one commit all branches and tags move to the new snapshots and all others are forgotten. The
 * commit fails if anybody has written meanwhile.
 */
final class TableRewrite {

  /** Property of the snapshots that an erasure writes. */
  static final String MARK = "lifesign.erasure";

  private static final String WORK = "lifesign-erasure-";

  private final String name;
  private final Table table;
  private final FileRewrite files;

  /**
   * @param hits paths of the data files that hold the patient
   */
  TableRewrite(String name, Table table, RowRule rule, Set<String> hits) {
    this.name = name;
    this.table = table;
    this.files = new FileRewrite(table, rule, hits);
  }

  /**
   * @param kept of each branch and tag: the rows that stay, as read from the old files
   * @param main the rows that go from the main branch
   */
  record Result(SortedMap<String, RowSum> kept, RemovedRows main) {}

  /**
   * @param beforeSwap is told what goes, before anything does
   */
  Result run(Consumer<RemovedRows> beforeSwap) {
    Map<String, SnapshotRef> refs = new TreeMap<>(table.refs());
    refs.keySet().stream()
        .filter(ref -> ref.startsWith(WORK))
        .forEach(left -> table.manageSnapshots().removeBranch(left).commit());
    refs.keySet().removeIf(ref -> ref.startsWith(WORK));
    Map<Long, Long> heads = new HashMap<>();
    SortedMap<String, RowSum> kept = new TreeMap<>();
    RemovedRows main = new RemovedRows();
    for (Map.Entry<String, SnapshotRef> ref : refs.entrySet()) {
      long snapshot = ref.getValue().snapshotId();
      List<DataFile> live = live(snapshot);
      RowSum sum = RowSum.NONE;
      for (DataFile file : live) {
        FileRewrite.Outcome outcome = files.of(file);
        sum = sum.plus(outcome.kept());
        if (ref.getKey().equals(SnapshotRef.MAIN_BRANCH)) {
          main.add(outcome.removed());
        }
      }
      kept.put(ref.getKey(), sum);
      heads.computeIfAbsent(snapshot, old -> anew(old, live, WORK + heads.size()));
    }
    beforeSwap.accept(main);
    swap(refs, heads);
    return new Result(kept, main);
  }

  /** What each branch and tag holds now, read from its files. */
  SortedMap<String, RowSum> sums() {
    table.refresh();
    Map<String, RowSum> byFile = new HashMap<>();
    SortedMap<String, RowSum> sums = new TreeMap<>();
    table
        .refs()
        .forEach(
            (ref, head) -> {
              RowSum sum = RowSum.NONE;
              for (DataFile file : live(head.snapshotId())) {
                sum = sum.plus(byFile.computeIfAbsent(file.location(), key -> files.sum(file)));
              }
              sums.put(ref, sum);
            });
    return sums;
  }

  private List<DataFile> live(long snapshot) {
    List<DataFile> live = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).includeColumnStats().planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty()) {
          throw new QueryRefused(
              "Table "
                  + name
                  + " has delete files, which Lifesign never writes: apply them to its data first",
              null);
        }
        live.add(task.file());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return live;
  }

  private long anew(long snapshot, List<DataFile> live, String branch) {
    Map<String, String> marks = landingsMarks(snapshot);
    table.manageSnapshots().createBranch(branch, snapshot).commit();
    if (!live.isEmpty()) {
      DeleteFiles drop = table.newDelete().toBranch(branch);
      live.forEach(drop::deleteFile);
      drop.commit();
    }
    AppendFiles append = table.newAppend().toBranch(branch);
    marks.forEach(append::set);
    append.set(MARK, "true");
    live.forEach(file -> files.of(file).stays().ifPresent(append::appendFile));
    append.commit();
    table.refresh();
    return table.refs().get(branch).snapshotId();
  }

  /**
   * What landing wrote beside its newest rows: up to which checkpoint they are committed. Without
   * it the job would land rows a second time after a restart.
   */
  private Map<String, String> landingsMarks(long snapshot) {
    for (Snapshot each : SnapshotUtil.ancestorsOf(snapshot, table::snapshot)) {
      Map<String, String> marks =
          each.summary().entrySet().stream()
              .filter(entry -> entry.getKey().startsWith("flink."))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      if (!marks.isEmpty()) {
        return marks;
      }
    }
    return Map.of();
  }

  private void swap(Map<String, SnapshotRef> refs, Map<Long, Long> heads) {
    TableOperations operations = ((HasTableOperations) table).operations();
    TableMetadata before = operations.refresh();
    Map<String, SnapshotRef> now = new TreeMap<>(before.refs());
    Set<String> work =
        now.keySet().stream().filter(ref -> ref.startsWith(WORK)).collect(Collectors.toSet());
    now.keySet().removeAll(work);
    if (!now.equals(refs)) {
      throw writtenMeanwhile(null);
    }
    TableMetadata.Builder after = TableMetadata.buildFrom(before);
    refs.forEach(
        (ref, old) ->
            after.setRef(ref, SnapshotRef.builderFrom(old, heads.get(old.snapshotId())).build()));
    work.forEach(after::removeRef);
    Set<Long> stay = new HashSet<>(heads.values());
    after.removeSnapshots(
        StreamSupport.stream(before.snapshots().spliterator(), false)
            .map(Snapshot::snapshotId)
            .filter(snapshot -> !stay.contains(snapshot))
            .collect(Collectors.toSet()));
    try {
      operations.commit(before, after.build());
    } catch (CommitFailedException e) {
      throw writtenMeanwhile(e);
    }
    table.refresh();
  }

  private QueryRefused writtenMeanwhile(Exception cause) {
    return new QueryRefused(
        "Somebody wrote to table " + name + " meanwhile: stop landing and erase again", cause);
  }
}
