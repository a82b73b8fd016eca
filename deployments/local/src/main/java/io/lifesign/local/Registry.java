package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** A real schema registry (Apicurio, its Confluent API) on loopback in a JVM of its own. */
final class Registry implements StackPart {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String API = "/apis/ccompat/v7";

  private final String url;
  private final SupervisedJvm process;

  private Registry(String url, SupervisedJvm process) {
    this.url = url;
    this.process = process;
  }

  /**
   * Starts a registry; {@link #awaitHealthy} waits for its answer.
   *
   * @param folder where it keeps the schemas: with a registry that has forgotten them every record
   *     would be unreadable
   */
  static Registry start(Installation installation, Ports ports, Path folder, Path logs) {
    Path jar = installation.registryJar();
    List<String> jvm =
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + ports.registry(),
            "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:"
                + folder.toAbsolutePath().resolve("registry")
                + ";WRITE_DELAY=0",
            "-Dquarkus.log.level=WARN");
    return new Registry(
        "http://127.0.0.1:" + ports.registry() + API,
        SupervisedJvm.begin(
            "registry",
            () ->
                ChildJvm.start(
                    "registry",
                    new ChildJvm.Command(jvm, jar.toString(), mainClass(jar), List.of()),
                    logs.resolve("registry.log"))));
  }

  private static String mainClass(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return url;
  }

  long pid() {
    return process.pid();
  }

  /** Starts it anew with its schemas whenever it ends from now on. */
  void supervise(Consumer<String> listener) {
    process.supervise(listener);
  }

  void awaitHealthy() throws InterruptedException {
    Await.until(
        "the registry to answer",
        PATIENCE,
        () -> {
          process.requireAlive();
          return healthy(url);
        });
  }

  /** Whether a registry at that URL lists its subjects. */
  static boolean healthy(String url) {
    return Http.answers(url + "/subjects");
  }

  @Override
  public void close() {
    process.close();
  }
}
