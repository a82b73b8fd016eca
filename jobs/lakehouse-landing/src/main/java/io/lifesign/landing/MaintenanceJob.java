package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.upkeep.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.ParameterTool;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.maintenance.api.MaintenanceTaskBuilder;
import org.apache.iceberg.flink.maintenance.api.TableMaintenance;

/**
 * Maintains every table of a lake on a schedule, for ever. Within the job Iceberg runs one task of
 * a table at a time; against other maintainers the job holds the lake's lease.
 */
public final class MaintenanceJob {

  public static final String NAME = "lakehouse-maintenance";

  /** How long a job that died keeps others away. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  /** A fifth of the lease: four renewals may fail. */
  private static final double RENEWALS_A_SECOND = 1.0 / 120;

  private MaintenanceJob() {}

  public static void main(String[] args) throws Exception {
    MaintenanceConfig config = MaintenanceConfig.from(ParameterTool.fromArgs(args).toMap());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, config);
    env.execute(NAME);
  }

  /** Wires the tasks of every table, and the keeping of the lease. */
  public static void define(StreamExecutionEnvironment env, MaintenanceConfig config) {
    // Iceberg leaves what its tasks hand to each other to Kryo
    env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, true));
    keepLease(env, config);
    try (Lake lake = Lake.existing(config.lake())) {
      for (String table : lake.tables()) {
        maintain(env, config, table, lake.table(table));
      }
    }
  }

  private static void keepLease(StreamExecutionEnvironment env, MaintenanceConfig config) {
    // the owner is in the job graph: after a restart it is still the same
    Lease lease = new Lease(NAME + " " + UUID.randomUUID(), LEASE);
    env.fromSource(
            new DataGeneratorSource<>(
                n -> n,
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(RENEWALS_A_SECOND),
                Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "renewals")
        .uid("renewals")
        .setParallelism(1)
        .process(new LeaseKeeper(config.lake(), lease))
        .uid("lease")
        .name("lease")
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>())
        .uid("no-output")
        .setParallelism(1);
  }

  private static void maintain(
      StreamExecutionEnvironment env, MaintenanceConfig config, String name, Table table) {
    TableMaintenance.Builder maintenance =
        TableMaintenance.forTable(
                env, TableLoader.fromCatalog(Lake.loader(config.lake()), Lake.identifier(name)))
            .uidSuffix("maintain-" + name)
            .parallelism(1);
    for (MaintenanceTaskBuilder<?> task : config.plan().tasks(table).values()) {
      maintenance.add(task.scheduleOnInterval(config.interval()));
    }
    try {
      maintenance.append();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
