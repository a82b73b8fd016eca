package io.lifesign.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real FHIR server (HAPI's, over a folder) on loopback in a JVM of its own. */
final class FhirServer implements StackPart {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MAIN = "io.lifesign.fhirserver.Main";
  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlog4j2.level=WARN");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final ChildJvm process;

  private FhirServer(int port, ChildJvm process) {
    this.port = port;
    this.process = process;
  }

  /** Starts a server over a folder; {@link #awaitHealthy} waits for its answer. */
  static FhirServer start(Installation installation, int port, Path folder, Path logs) {
    List<String> arguments =
        List.of("--port", Integer.toString(port), "--folder", folder.toString());
    return new FhirServer(
        port,
        ChildJvm.start(
            "FHIR server",
            new ChildJvm.Command(JVM, installation.fhirServerClasspath(), MAIN, arguments),
            logs.resolve("fhir-server.log")));
  }

  /** Base of its REST API. */
  String url() {
    return page() + "/fhir";
  }

  /** The page on which a person opens a patient. */
  String page() {
    return "http://127.0.0.1:" + port;
  }

  long pid() {
    return process.pid();
  }

  void awaitHealthy() throws InterruptedException {
    Await.until(
        "the FHIR server to answer",
        PATIENCE,
        () -> {
          process.requireAlive();
          return healthy(url());
        });
  }

  /** How many resources of a type it holds. */
  long count(String type) {
    try {
      JsonNode found = JSON.readTree(Http.body(url() + "/" + type + "?_count=1"));
      return found.path("total").asLong(-1);
    } catch (IOException e) {
      return -1; // not there, or not yet
    }
  }

  /** Whether a server at that URL tells its capabilities. */
  static boolean healthy(String url) {
    return Http.answers(url + "/metadata");
  }

  @Override
  public void close() {
    process.close();
  }
}
