package io.lifesign.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Broker, registry, FHIR server, lake, and Flink in processes of its own: a JobManager and its
 * TaskManagers. Each of them but the FHIR server is started anew when it dies.
 */
final class ClusterStack implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ClusterOptions options;
  private final Consumer<String> progress;
  private final StackParts parts;
  private final List<SupervisedJvm> flink = new ArrayList<>();
  private StackServices services;
  private Consumer<StackAddresses> listener = addresses -> {};

  private ClusterStack(ClusterOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    this.parts = new StackParts(progress);
  }

  /**
   * Starts all parts and waits until each is healthy; no job runs then.
   *
   * @param progress is told one line at a time
   */
  static ClusterStack start(ClusterOptions options, Consumer<String> progress)
      throws InterruptedException {
    ClusterStack stack = new ClusterStack(options, progress);
    try {
      stack.startParts();
      return stack;
    } catch (InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private void startParts() throws InterruptedException {
    progress.accept("Starting the cluster in " + options.stack().folder());
    services = StackServices.start(options.stack(), options.theirs(), parts);
    ClusterConfiguration.write(options);
    FlinkProcesses processes = new FlinkProcesses(options);
    supervise(StackAddresses.JOB_MANAGER, processes::jobManager);
    for (int i = 1; i <= options.taskManagers(); i++) {
      String name = "taskmanager-" + i;
      supervise(name, () -> processes.taskManager(name));
    }
    services.awaitHealthy(progress);
    ClusterRest rest = new ClusterRest(url(), Http.clientOf(options.stack().folder()));
    Await.until(
        "the JobManager and its TaskManagers (logs: " + options.stack().logs() + ")",
        PATIENCE,
        () -> rest.taskManagers() == options.taskManagers());
    services.supervise(this::startedAnew);
    progress.accept("Flink    " + url());
  }

  private void supervise(String name, Supplier<ChildJvm> starter) {
    flink.add(parts.register(SupervisedJvm.start(name, starter, this::startedAnew)));
  }

  private void startedAnew(String line) {
    progress.accept(line);
    synchronized (this) {
      listener.accept(addresses());
    }
  }

  /** Tells where everything is, now and whenever a process has been started anew. */
  synchronized void announce(Consumer<StackAddresses> to) {
    listener = to;
    to.accept(addresses());
  }

  /** Stops a part together with the stack, before everything that was started earlier. */
  <T extends StackPart> T register(T part) {
    return parts.register(part);
  }

  private String url() {
    return (options.secure() ? "https" : "http")
        + "://127.0.0.1:"
        + options.stack().ports().flink();
  }

  StackAddresses addresses() {
    Map<String, Long> pids = new LinkedHashMap<>();
    flink.forEach(process -> pids.put(process.name(), process.pid()));
    return services.addresses(url(), pids);
  }

  @Override
  public void close() {
    parts.close();
  }
}
