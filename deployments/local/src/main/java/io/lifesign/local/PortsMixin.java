package io.lifesign.local;

import picocli.CommandLine.Option;

/** The ports of whatever starts a broker, a registry, Flink and a FHIR server. */
final class PortsMixin {

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the broker (default: a free one).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the schema registry (default: a free one).")
  private int registryPort;

  @Option(
      names = "--flink-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of Flink's web page (default: a free one).")
  private int flinkPort;

  @Option(
      names = "--fhir-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the FHIR server (default: a free one).")
  private int fhirPort;

  /**
   * The ports that were named, and free ones for the others.
   *
   * @throws Refusal if one is in use
   */
  Ports choose() {
    return Ports.choose(kafkaPort, registryPort, flinkPort, fhirPort);
  }
}
