package io.lifesign.lake;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A Flink inside this process, reachable on loopback alone, that many jobs may use in turn. */
public final class EmbeddedFlink implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private final MiniCluster cluster;

  private EmbeddedFlink(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts it, which takes a second or two.
   *
   * @throws QueryRefused if it does not start
   */
  public static EmbeddedFlink start() {
    EmbeddedFlink flink =
        new EmbeddedFlink(
            new MiniCluster(
                new MiniClusterConfiguration.Builder()
                    .setConfiguration(settings().set(RestOptions.BIND_PORT, "0"))
                    .setNumTaskManagers(1)
                    .setNumSlotsPerTaskManager(1)
                    .build()));
    flink.startCluster();
    return flink;
  }

  private static Configuration settings() {
    return new Configuration()
        .set(CoreOptions.DEFAULT_PARALLELISM, 1)
        .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
        .set(RestOptions.ADDRESS, LOOPBACK)
        .set(RestOptions.BIND_ADDRESS, LOOPBACK);
  }

  // MiniCluster.start declares Exception and nothing narrower
  private void startCluster() {
    try {
      cluster.start();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new QueryRefused("Flink does not start: " + e.getMessage(), e);
    }
  }

  /** The cluster itself, for whoever submits job graphs. */
  public MiniCluster cluster() {
    return cluster;
  }

  /** Settings with which a table or stream environment runs its jobs here. */
  public Configuration client() {
    try {
      URI address = cluster.getRestAddress().get();
      return settings()
          .set(DeploymentOptions.TARGET, "remote")
          .set(RestOptions.PORT, address.getPort());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryRefused("Interrupted", e);
    } catch (ExecutionException e) {
      throw new QueryRefused("Flink has no address: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      cluster.closeAsync().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Flink does not stop", e);
    }
  }
}
