package io.lifesign.cluster;

import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;

/**
 * High availability without ZooKeeper or Kubernetes, in a folder that all processes of the cluster
 * see. {@code high-availability.type} names this class.
 */
public final class FolderHaServicesFactory implements HighAvailabilityServicesFactory {

  @Override
  public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor)
      throws Exception {
    return FolderHaServices.open(configuration, executor);
  }
}
