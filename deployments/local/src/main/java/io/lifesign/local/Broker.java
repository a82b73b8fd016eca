package io.lifesign.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker (KRaft, one node) on loopback in a JVM of its own. */
final class Broker implements StackPart {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PROBE_MILLIS = 1_000;
  private static final List<String> JVM =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlog4j2.level=WARN");

  private final String address;
  private final Map<String, Object> operator;
  private final SupervisedJvm process;

  private Broker(String address, Map<String, Object> operator, SupervisedJvm process) {
    this.address = address;
    this.operator = operator;
    this.process = process;
  }

  /** Formats the folder and starts a broker in it; {@link #awaitHealthy} waits for its answer. */
  static Broker start(Installation installation, Ports ports, Path folder, Path logs)
      throws InterruptedException {
    return start(installation, ports, folder, logs, BrokerDoor.OPEN);
  }

  /** The same with a door of its own. */
  static Broker start(
      Installation installation, Ports ports, Path folder, Path logs, BrokerDoor door)
      throws InterruptedException {
    Path settings = settings(ports, folder, door);
    String classpath = installation.brokerClasspath();
    List<String> format =
        List.of("format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString());
    Path log = logs.resolve("broker.log");
    try (ChildJvm formatter =
        ChildJvm.start(
            "broker's formatter",
            new ChildJvm.Command(JVM, classpath, "kafka.tools.StorageTool", format),
            log)) {
      formatter.requireSuccess();
    }
    return new Broker(
        "127.0.0.1:" + ports.kafka(),
        door.operator(),
        SupervisedJvm.begin(
            "broker",
            () ->
                ChildJvm.start(
                    "broker",
                    new ChildJvm.Command(
                        JVM, classpath, "kafka.Kafka", List.of(settings.toString())),
                    log)));
  }

  private static Path settings(Ports ports, Path folder, BrokerDoor door) {
    Properties settings = new Properties();
    Path file = folder.resolve("server.properties");
    try (InputStream template = Broker.class.getResourceAsStream("/broker.properties")) {
      Files.createDirectories(folder);
      settings.load(template);
      door.configure(settings, ports);
      settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
      settings.setProperty("log.dirs", dataUnder(folder).toString());
      StringWriter text = new StringWriter();
      settings.store(text, null);
      // with the passwords of the key stores, where there are any
      Secrets.write(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Where a broker in that folder keeps its logs. */
  static Path dataUnder(Path folder) {
    return folder.resolve("data");
  }

  String address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  /** Starts it anew with its data whenever it ends from now on. */
  void supervise(Consumer<String> listener) {
    process.supervise(listener);
  }

  void awaitHealthy() throws InterruptedException {
    Await.until(
        "the broker to answer",
        PATIENCE,
        () -> {
          process.requireAlive();
          return healthy(address, operator);
        });
  }

  /** Whether a broker at that address describes its cluster. */
  static boolean healthy(String address) {
    return healthy(address, Map.of());
  }

  private static boolean healthy(String address, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
    settings.putAll(more);
    try (Admin admin = Admin.create(settings)) {
      return !admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(PROBE_MILLIS))
          .nodes()
          .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
