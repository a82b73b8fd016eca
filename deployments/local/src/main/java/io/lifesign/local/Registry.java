package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** A real schema registry (Apicurio, its Confluent API) on loopback in a JVM of its own. */
final class Registry implements StackPart {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String API = "/apis/ccompat/v7";

  private final String url;
  private final ChildJvm process;

  private Registry(String url, ChildJvm process) {
    this.url = url;
    this.process = process;
  }

  /** Starts a registry with an empty memory; {@link #awaitHealthy} waits for its answer. */
  static Registry start(Installation installation, Ports ports, Path logs) {
    Path jar = installation.registryJar();
    List<String> jvm =
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + ports.registry(),
            "-Dquarkus.log.level=WARN");
    return new Registry(
        "http://127.0.0.1:" + ports.registry() + API,
        ChildJvm.start(
            "registry",
            new ChildJvm.Command(jvm, jar.toString(), mainClass(jar), List.of()),
            logs.resolve("registry.log")));
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
