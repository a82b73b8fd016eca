package io.lifesign.local;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.Provisioner;
import io.lifesign.streaming.SubjectRegistration;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Broker, registry, FHIR server, lake and Flink on this machine. Closing it, the end of this JVM
 * and even its sudden death leave no process behind.
 */
final class LocalStack implements AutoCloseable {

  private final StackOptions options;
  private final Consumer<String> progress;
  private final Deque<StackPart> parts = new ArrayDeque<>();
  private final Thread hook = new Thread(this::stop, "stop-stack");
  private Broker broker;
  private Registry registry;
  private FlinkCluster flink;
  private FhirServer fhir;
  private boolean stopped;

  private LocalStack(StackOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Starts all parts and waits until each is healthy; topics, subjects and tables exist then.
   *
   * @param progress is told one line at a time
   */
  static LocalStack start(StackOptions options, Consumer<String> progress)
      throws InterruptedException {
    LocalStack stack = new LocalStack(options, progress);
    Runtime.getRuntime().addShutdownHook(stack.hook);
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
    registry = register(Registry.start(options.installation(), options.ports(), options.logs()));
    broker =
        register(
            Broker.start(
                options.installation(),
                options.ports(),
                options.folder().resolve("broker"),
                options.logs()));
    fhir =
        register(
            FhirServer.start(
                options.installation(),
                options.ports().fhir(),
                options.folder().resolve("fhir"),
                options.logs()));
    flink =
        register(
            FlinkCluster.start(
                options.settings(), options.ports(), options.folder().resolve("flink")));
    flink.awaitHealthy();
    progress.accept("Flink    " + flink.url());
    broker.awaitHealthy();
    createTopics();
    progress.accept("Kafka    " + broker.address());
    registry.awaitHealthy();
    new SubjectRegistration(Catalogue.load()).register(WriterSchemas.client(registry.url()));
    progress.accept("Registry " + registry.url());
    fhir.awaitHealthy();
    progress.accept("FHIR     " + fhir.page() + " (API: " + fhir.url() + ")");
    createTables();
    progress.accept("Lake     " + options.warehouse());
  }

  /** Stops a part together with the stack, before everything that was started earlier. */
  synchronized <T extends StackPart> T register(T part) {
    if (stopped) {
      part.close();
      throw new Refusal("Stopped while starting.");
    }
    parts.push(part);
    return part;
  }

  private void createTopics() throws InterruptedException {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
    try (Admin admin = Admin.create(settings)) {
      new Provisioner(Catalogue.load(), Provisioner.ArrivalClock.PRODUCER)
          .createTopics(admin, Optional.empty());
    } catch (ExecutionException e) {
      throw new Refusal("Cannot create the topics: " + e.getCause().getMessage(), e);
    }
  }

  private void createTables() {
    try {
      Files.createDirectories(options.warehouse());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Lake lake = Lake.open(LakeConfig.embedded(options.warehouse()))) {
      lake.migrate();
      lake.rowCounts();
    }
  }

  StackAddresses addresses() {
    return new StackAddresses(
        ProcessHandle.current().pid(),
        broker.address(),
        registry.url(),
        flink.url(),
        options.warehouse().toString(),
        fhir.url());
  }

  FhirServer fhir() {
    return fhir;
  }

  FlinkCluster flink() {
    return flink;
  }

  /** The processes that this stack has started. */
  List<Long> childPids() {
    return List.of(broker.pid(), registry.pid(), fhir.pid());
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is on its way out and runs the hook itself
    }
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    while (!parts.isEmpty()) {
      closeQuietly(parts.pop());
    }
  }

  // one part that fails to stop must not keep the others running
  private void closeQuietly(StackPart part) {
    try {
      part.close();
    } catch (RuntimeException e) {
      progress.accept("Stopping: " + e.getMessage());
    }
  }
}
