package io.lifesign.lake.upkeep;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.QueryRefused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.maintenance.api.MaintenanceTaskBuilder;

/** Maintains every table of a lake once, in Flink inside this process, while landing goes on. */
public final class Upkeep {

  /** Held anew before each table; longer than any of them takes. */
  private static final Duration LEASE = Duration.ofHours(2);

  private final LakeConfig config;
  private final UpkeepPlan plan;
  private final InstantSource clock;

  /**
   * @param clock from which ages are reckoned
   */
  public Upkeep(LakeConfig config, UpkeepPlan plan, InstantSource clock) {
    this.config = config;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * Maintains table after table; one that nothing has landed in is left alone.
   *
   * @param owner name under which this lake is held meanwhile, unique to this run
   * @param progress is told each table
   * @throws QueryRefused if another maintains this lake, or a task fails
   */
  public List<UpkeepResult> run(String owner, Consumer<String> progress) {
    List<UpkeepResult> results = new ArrayList<>();
    Lease lease = new Lease(owner, LEASE);
    try (Lake lake = Lake.existing(config)) {
      lease.hold(lake, clock.instant());
      try (TaskRunner runner = TaskRunner.start(config)) {
        for (String name : lake.tables()) {
          Table table = lake.table(name);
          if (table.currentSnapshot() != null) {
            lease.hold(lake, clock.instant());
            progress.accept(name);
            results.add(run(runner, name, table));
          }
        }
      } finally {
        lease.release(lake);
      }
    }
    return results;
  }

  private UpkeepResult run(TaskRunner runner, String name, Table table) {
    TableFigures before = TableFigures.of(table);
    for (Map.Entry<String, MaintenanceTaskBuilder<?>> task : plan.tasks(table).entrySet()) {
      runner.run(name, task.getKey(), task.getValue(), clock.millis());
    }
    table.refresh();
    return new UpkeepResult(name, before, TableFigures.of(table));
  }
}
