package io.lifesign.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Broker, registry, FHIR server, lake and Flink on this machine. Closing it, the end of this JVM
 * and even its sudden death leave no process behind.
 */
final class LocalStack implements AutoCloseable {

  private final StackOptions options;
  private final Consumer<String> progress;
  private final StackParts parts;
  private StackServices services;
  private FlinkCluster flink;

  private LocalStack(StackOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    this.parts = new StackParts(progress);
  }

  /**
   * Starts all parts and waits until each is healthy; topics, subjects and tables exist then.
   *
   * @param progress is told one line at a time
   */
  static LocalStack start(StackOptions options, Consumer<String> progress)
      throws InterruptedException {
    LocalStack stack = new LocalStack(options, progress);
    try {
      stack.startParts();
      return stack;
    } catch (InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private void startParts() throws InterruptedException {
    progress.accept("Starting registry and broker in " + options.folder());
    services = StackServices.start(options, Optional.empty(), parts);
    flink =
        parts.register(
            FlinkCluster.start(
                options.settings(), options.ports(), options.folder().resolve("flink")));
    flink.awaitHealthy();
    progress.accept("Flink    " + flink.url());
    services.awaitHealthy(progress);
  }

  /** Stops a part together with the stack, before everything that was started earlier. */
  <T extends StackPart> T register(T part) {
    return parts.register(part);
  }

  StackAddresses addresses() {
    return services.addresses(flink.url(), Map.of());
  }

  FhirServer fhir() {
    return services.fhir();
  }

  FlinkCluster flink() {
    return flink;
  }

  /** The processes that this stack has started. */
  List<Long> childPids() {
    return List.copyOf(services.processes().values());
  }

  @Override
  public void close() {
    parts.close();
  }
}
