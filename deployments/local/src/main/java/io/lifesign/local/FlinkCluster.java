package io.lifesign.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink in this JVM, with its web page on loopback. */
final class FlinkCluster implements StackPart {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MiniCluster cluster;
  private final Configuration configuration;
  private final String url;

  private FlinkCluster(MiniCluster cluster, Configuration configuration, String url) {
    this.cluster = cluster;
    this.configuration = configuration;
    this.url = url;
  }

  static FlinkCluster start(LocalSettings settings, Ports ports, Path folder) {
    Configuration configuration = settings.flinkConfiguration();
    configuration.set(RestOptions.PORT, ports.flink());
    configuration.set(RestOptions.BIND_PORT, Integer.toString(ports.flink()));
    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(configuration.get(TaskManagerOptions.NUM_TASK_SLOTS))
                .build());
    FlinkCluster started =
        new FlinkCluster(cluster, configuration, "http://127.0.0.1:" + ports.flink());
    started.start();
    return started;
  }

  // MiniCluster.start declares Exception and nothing narrower
  private void start() {
    try {
      cluster.start();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new Refusal("Flink does not start: " + e.getMessage(), e);
    }
  }

  String url() {
    return url;
  }

  /** A fresh environment with the settings of this cluster, for the job of that name. */
  StreamExecutionEnvironment environment(String job) {
    Configuration own = new Configuration(configuration);
    own.set(PipelineOptions.NAME, job);
    return new StreamExecutionEnvironment(own);
  }

  JobID submit(StreamExecutionEnvironment environment) throws InterruptedException {
    try {
      return cluster
          .submitJob(environment.getStreamGraph().getJobGraph())
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .getJobID();
    } catch (ExecutionException | TimeoutException e) {
      throw new Refusal("Flink does not take the job: " + e.getMessage(), e);
    }
  }

  JobStatus status(JobID job) throws InterruptedException {
    try {
      return cluster.getJobStatus(job).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Refusal("Flink does not tell how the job is: " + e.getMessage(), e);
    }
  }

  /** Why a job has failed, in one line. */
  String failure(JobID job) {
    return rest().failure(job);
  }

  FlinkRest rest() {
    return new FlinkRest(url);
  }

  void awaitHealthy() throws InterruptedException {
    Await.until("Flink to answer", PATIENCE, () -> Http.answers(url + "/overview"));
  }

  @Override
  public void close() {
    try {
      cluster.closeAsync().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Flink does not stop", e);
    }
  }
}
