package io.lifesign.lake.upkeep;

import io.lifesign.lake.EmbeddedFlink;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.QueryRefused;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.maintenance.api.MaintenanceTaskBuilder;
import org.apache.iceberg.flink.maintenance.api.SingleRun;
import org.apache.iceberg.flink.maintenance.api.TaskResult;

/** Runs maintenance tasks one after the other on one Flink in this process. */
final class TaskRunner implements AutoCloseable {

  private static final String RESULTS = "results";

  private final LakeConfig lake;
  private final EmbeddedFlink flink;

  private TaskRunner(LakeConfig lake, EmbeddedFlink flink) {
    this.lake = lake;
    this.flink = flink;
  }

  static TaskRunner start(LakeConfig lake) {
    return new TaskRunner(lake, EmbeddedFlink.start());
  }

  /**
   * Runs one task on one table to its end.
   *
   * @throws QueryRefused if it fails
   */
  void run(String table, String taskName, MaintenanceTaskBuilder<?> task, long nowMillis) {
    // Iceberg leaves what its tasks hand to each other to Kryo: generic types stay allowed here
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(flink.client());
    TableLoader loader = TableLoader.fromCatalog(Lake.loader(lake), Lake.identifier(table));
    SingleRun.of(env, task, loader, taskName, nowMillis)
        .map(new Remember())
        .sinkTo(new DiscardingSink<>());
    String failure = failure(env);
    if (!failure.isEmpty()) {
      throw new QueryRefused(
          "Maintenance of " + table + " failed to " + taskName + ": " + failure, null);
    }
  }

  private String failure(StreamExecutionEnvironment env) {
    try {
      JobExecutionResult done =
          flink.cluster().executeJobBlocking(env.getStreamGraph().getJobGraph());
      List<String> results = done.getAccumulatorResult(RESULTS);
      return results.size() == 1 ? results.get(0) : "it told " + results.size() + " results";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (JobExecutionException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    flink.close();
  }

  /** Keeps each result as text for whoever started the job: empty, or why it failed. */
  private static final class Remember extends RichMapFunction<TaskResult, String> {

    private static final long serialVersionUID = 1L;

    private final ListAccumulator<String> results = new ListAccumulator<>();

    @Override
    public void open(OpenContext context) {
      getRuntimeContext().addAccumulator(RESULTS, results);
    }

    @Override
    public String map(TaskResult result) {
      String failure =
          result.success()
              ? ""
              : result.exceptions().stream()
                  .map(Exception::toString)
                  .findFirst()
                  .orElse("no reason");
      results.add(failure);
      return failure;
    }
  }
}
