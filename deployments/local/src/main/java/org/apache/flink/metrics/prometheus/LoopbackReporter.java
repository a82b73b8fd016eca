package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Flink's Prometheus reporter, heard on loopback only: its own listens on every interface. Lies in
 * this package because the registry of what is reported is visible nowhere else.
 */
final class LoopbackReporter extends AbstractPrometheusReporter {

  private final HTTPServer server;

  /**
   * @throws UncheckedIOException naming the port if it is in use
   */
  LoopbackReporter(int port) {
    try {
      server =
          new HTTPServer(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port), registry, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Metrics port " + port + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    server.stop();
    super.close();
  }
}
