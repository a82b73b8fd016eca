package io.lifesign.local;

import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of what stays up to tell probes how it is. */
final class HealthMixin {

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description =
          "Port on loopback where GET /health tells whether all jobs run: 200 or 503 (default: none).")
  private Integer port;

  /**
   * Passes a port that can be listened on.
   *
   * @throws Refusal if it is in use
   */
  void check() {
    if (port != null) {
      Ports.requireFree(port, "--health-port");
    }
  }

  /** Begins to tell, if a port was named. */
  Optional<HealthEndpoint> start(StackAddresses stack, LocalSettings settings) {
    if (port == null) {
      return Optional.empty();
    }
    ClusterJobs jobs = new ClusterJobs(stack, settings, line -> {});
    return Optional.of(
        HealthEndpoint.start(
            port, () -> ClusterStatus.all(jobs, stack.kafka(), InstantSource.system())));
  }
}
