package io.lifesign.local;

import java.util.Map;
import org.apache.flink.metrics.prometheus.LoopbackReporterFactory;

/** The settings of Flink that let Prometheus fetch metrics from this machine. */
final class LoopbackMetrics {

  private static final String REPORTER = "metrics.reporter.prometheus.";
  private static final String OPTION = "--metrics-port";
  private static final int LAST_PORT = 65_535;

  private LoopbackMetrics() {}

  /**
   * @throws Refusal if that is no port, or in use: Flink would only log it and run without metrics
   */
  static Map<String, String> at(int port) {
    if (port < 1 || port > LAST_PORT) {
      throw new Refusal(OPTION + " must be 1 to " + LAST_PORT + ".");
    }
    Ports.requireFree(port, OPTION);
    return Map.of(
        REPORTER + "factory.class",
        LoopbackReporterFactory.class.getName(),
        REPORTER + LoopbackReporterFactory.PORT,
        Integer.toString(port));
  }
}
