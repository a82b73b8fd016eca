package org.apache.flink.metrics.prometheus;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter of a stack on one machine; found by Flink as a service. */
public final class LoopbackReporterFactory implements MetricReporterFactory {

  /** Option of the reporter: where it listens, 1 to 65,535. */
  public static final String PORT = "port";

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new LoopbackReporter(Integer.parseInt(properties.getProperty(PORT)));
  }
}
