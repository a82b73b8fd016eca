package io.lifesign.lake.erase;

import io.lifesign.lake.Erasures;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.QueryRefused;
import io.lifesign.lake.SealedColumns;
import io.lifesign.lake.upkeep.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Removes one patient from every table of a lake, from every snapshot and tag, and proves it: the
 * scan that found the patient finds nothing afterwards, and every other row is the same.
 */
public final class Erasure {

  private static final Duration LEASE = Duration.ofHours(2);

  /** Landing commits every few seconds: who wrote so lately is writing. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final LakeConfig config;
  private final ErasureKey key;
  private final InstantSource clock;

  /**
   * @param clock by which the erasure is dated, and a running landing is known
   */
  public Erasure(LakeConfig config, ErasureKey key, InstantSource clock) {
    this.config = config;
    this.key = key;
    this.clock = clock;
  }

  /** A record without value that was written into a topic to erase from it. */
  public record Tick(String topic, int partition, long offset) {}

  /** Writes down ticks, which have no rows: without a broker nobody could tell why. */
  public void note(String patient, List<Tick> ticks) {
    if (ticks.isEmpty()) {
      return;
    }
    try (Lake lake = Lake.existing(config)) {
      lake.erasures()
          .add(
              key.hash(patient),
              clock.instant(),
              ticks.stream()
                  .map(
                      tick ->
                          new Erasures.Entry(
                              "",
                              Erasures.TICK,
                              tick.topic(),
                              tick.partition(),
                              0,
                              Long.toString(tick.offset())))
                  .toList());
    }
  }

  /** Looks for the patient, and changes nothing. */
  public ErasureResult look(String patient, Consumer<String> progress) {
    try (Lake lake = Lake.existing(config)) {
      LakeScan.Result scan = new LakeScan(lake, config, patient).run(progress);
      return new ErasureResult(
          key.hash(patient), scan.read(), scan.found(), List.of(), scan.found());
    }
  }

  /**
   * Erases the patient.
   *
   * @param owner name under which the lake is held meanwhile, unique to this run
   * @throws QueryRefused if landing or another maintainer writes
   */
  public ErasureResult run(String patient, String owner, Consumer<String> progress) {
    Lease lease = new Lease(owner, LEASE);
    try (Lake lake = Lake.existing(config)) {
      lease.hold(lake, clock.instant());
      try {
        refuseWhileLanding(lake);
        LakeScan.Result before = new LakeScan(lake, config, patient).run(progress);
        List<TableOutcome> tables = new ArrayList<>();
        Map<String, Set<String>> hits = hits(before.found());
        for (Map.Entry<String, Set<String>> table : hits.entrySet()) {
          lease.hold(lake, clock.instant());
          progress.accept("Rewriting " + table.getKey());
          tables.add(erase(lake, table.getKey(), table.getValue(), patient));
        }
        LakeScan.Result after =
            hits.isEmpty() ? before : new LakeScan(lake, config, patient).run(progress);
        return new ErasureResult(
            key.hash(patient), after.read(), before.found(), List.copyOf(tables), after.found());
      } finally {
        lease.release(lake);
      }
    }
  }

  private TableOutcome erase(Lake lake, String name, Set<String> hits, String patient) {
    Table table = LakeScan.table(lake, name);
    RowRule rule =
        new RowRule(new Mention(patient), name, table.schema(), SealedColumns.of(config));
    TableRewrite rewrite = new TableRewrite(name, table, rule, hits);
    // written down before the rows go: a crash in between leaves nothing that reconcile would miss
    TableRewrite.Result result =
        rewrite.run(
            removed -> {
              if (removed.rows() > 0) {
                lake.erasures().add(key.hash(patient), clock.instant(), removed.entries(name));
              }
            });
    int swept = Sweep.run(name, table);
    SortedMap<String, RowSum> now = rewrite.sums();
    SortedMap<String, TableOutcome.Ref> refs = new TreeMap<>();
    result
        .kept()
        .forEach(
            (ref, kept) -> {
              RowSum sum = now.getOrDefault(ref, RowSum.NONE);
              refs.put(ref, new TableOutcome.Ref(sum.rows(), sum.hash(), sum.equals(kept)));
            });
    return new TableOutcome(name, result.main().rows(), refs, swept);
  }

  /**
   * Paths of data files to rewrite, by table; a table whose other files hold the patient counts.
   */
  private static Map<String, Set<String>> hits(List<Found> found) {
    Map<String, Set<String>> hits = new LinkedHashMap<>();
    new TreeMap<>(found.stream().collect(Collectors.groupingBy(Found::table)))
        .forEach(
            (table, files) -> {
              if (!table.isEmpty()) {
                hits.put(
                    table,
                    files.stream()
                        .filter(file -> file.kind() == Found.Kind.DATA)
                        .map(file -> StoredFiles.plain(file.path()))
                        .collect(Collectors.toSet()));
              }
            });
    return hits;
  }

  private void refuseWhileLanding(Lake lake) {
    Instant quiet = clock.instant().minus(QUIET);
    Map<String, Instant> busy = new HashMap<>();
    for (String name : lake.tables()) {
      for (Snapshot snapshot : lake.table(name).snapshots()) {
        Instant at = Instant.ofEpochMilli(snapshot.timestampMillis());
        // an earlier erasure carries landing's marks over, and is no landing
        boolean landed =
            snapshot.summary().containsKey("flink.job-id")
                && !snapshot.summary().containsKey(TableRewrite.MARK);
        if (landed && !at.isBefore(quiet)) {
          busy.merge(name, at, (one, other) -> one.isAfter(other) ? one : other);
        }
      }
    }
    if (!busy.isEmpty()) {
      Map.Entry<String, Instant> last = new TreeMap<>(busy).firstEntry();
      throw new QueryRefused(
          "Landing wrote to "
              + last.getKey()
              + " at "
              + last.getValue()
              + ": stop it with a savepoint, wait a minute, and erase again",
          null);
    }
  }

  /** Where the key of an embedded lake lies, unless told otherwise. */
  public static Path keyOf(Path warehouse) {
    return warehouse.resolve("erasure.key");
  }
}
