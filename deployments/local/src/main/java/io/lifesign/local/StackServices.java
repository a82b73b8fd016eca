package io.lifesign.local;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.replay.Target;
import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.Provisioner;
import io.lifesign.streaming.SubjectRegistration;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What jobs talk to: broker and registry, own or somebody else's, FHIR server and lake. */
final class StackServices {

  private final StackOptions options;
  private final Optional<Broker> broker;
  private final Optional<Registry> registry;
  private final FhirServer fhir;
  private final Target target;

  private StackServices(
      StackOptions options,
      Optional<Broker> broker,
      Optional<Registry> registry,
      FhirServer fhir,
      Target target) {
    this.options = options;
    this.broker = broker;
    this.registry = registry;
    this.fhir = fhir;
    this.target = target;
  }

  /**
   * Starts the processes; {@link #awaitHealthy} waits for their answers.
   *
   * @param theirs broker and registry that run already, in place of own ones
   */
  static StackServices start(StackOptions options, Optional<Target> theirs, StackParts parts)
      throws InterruptedException {
    Optional<Registry> registry = Optional.empty();
    Optional<Broker> broker = Optional.empty();
    if (theirs.isEmpty()) {
      registry =
          Optional.of(
              parts.register(
                  Registry.start(
                      options.installation(),
                      options.ports(),
                      options.folder().resolve("registry"),
                      options.logs())));
      broker =
          Optional.of(
              parts.register(
                  Broker.start(
                      options.installation(),
                      options.ports(),
                      brokerUnder(options.folder()),
                      options.logs())));
    }
    FhirServer fhir =
        parts.register(
            FhirServer.start(
                options.installation(),
                options.ports().fhir(),
                options.folder().resolve("fhir"),
                options.logs()));
    Target target =
        theirs.isPresent()
            ? theirs.get()
            : new Target(broker.orElseThrow().address(), registry.orElseThrow().url());
    return new StackServices(options, broker, registry, fhir, target);
  }

  /** Where a stack's own broker keeps everything. */
  static Path brokerUnder(Path stack) {
    return stack.resolve("broker");
  }

  /** Waits until each answers; topics, subjects and tables exist then. */
  void awaitHealthy(Consumer<String> progress) throws InterruptedException {
    if (broker.isPresent()) {
      broker.get().awaitHealthy();
    }
    createTopics();
    progress.accept("Kafka    " + kafka());
    if (registry.isPresent()) {
      registry.get().awaitHealthy();
    }
    new SubjectRegistration(Catalogue.load()).register(WriterSchemas.client(registryUrl()));
    progress.accept("Registry " + registryUrl());
    fhir.awaitHealthy();
    progress.accept("FHIR     " + fhir.page() + " (API: " + fhir.url() + ")");
    createTables();
    progress.accept("Lake     " + options.warehouse());
  }

  /** Starts an own broker or registry anew whenever it ends from now on. */
  void supervise(Consumer<String> listener) {
    broker.ifPresent(own -> own.supervise(listener));
    registry.ifPresent(own -> own.supervise(listener));
  }

  private void createTopics() throws InterruptedException {
    Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka());
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

  String kafka() {
    return target.bootstrapServers();
  }

  String registryUrl() {
    return target.registryUrl();
  }

  FhirServer fhir() {
    return fhir;
  }

  /** The processes that were started here, by what each of them does. */
  Map<String, Long> processes() {
    Map<String, Long> processes = new LinkedHashMap<>();
    broker.ifPresent(own -> processes.put("broker", own.pid()));
    registry.ifPresent(own -> processes.put("registry", own.pid()));
    processes.put("fhir-server", fhir.pid());
    return processes;
  }

  /** Where everything is, with Flink's address and processes beside these. */
  StackAddresses addresses(String flink, Map<String, Long> others) {
    Map<String, Long> processes = processes();
    processes.putAll(others);
    return new StackAddresses(
        ProcessHandle.current().pid(),
        kafka(),
        registryUrl(),
        flink,
        options.warehouse().toString(),
        fhir.url(),
        options.folder().toString(),
        processes);
  }
}
