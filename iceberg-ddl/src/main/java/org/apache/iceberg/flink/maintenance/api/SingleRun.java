package org.apache.iceberg.flink.maintenance.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.flink.TableLoader;

/**
 * One maintenance task of Iceberg as a job that ends. {@link TableMaintenance} knows only jobs that
 * run for ever; the tasks themselves are the same. What joins a task to a trigger is visible in
 * this package alone, hence the place of this class. Its job must be run from the class path that
 * also holds Iceberg.
 */
public final class SingleRun {

  private SingleRun() {}

  /**
   * The task triggered once; the stream brings its one result and ends.
   *
   * @param name of the task, for logs and metrics
   * @param nowMillis the instant from which the task reckons ages
   */
  public static DataStream<TaskResult> of(
      StreamExecutionEnvironment env,
      MaintenanceTaskBuilder<?> task,
      TableLoader table,
      String name,
      long nowMillis) {
    DataStream<Trigger> trigger =
        env.fromData(TypeInformation.of(Trigger.class), Trigger.create(nowMillis, 0))
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Trigger>noWatermarks()
                    .withTimestampAssigner((each, ignored) -> each.timestamp()));
    try (TableLoader loader = table.clone()) {
      loader.open();
      return task.append(trigger, loader.loadTable().name(), name, 0, loader, name, null, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
