package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build has put what the stack runs. */
record Installation(Path root) {

  private static final String FHIR_SERVER = "deployments/local/fhir-server/target";
  private static final String BROKER = "deployments/local/broker/target";
  private static final String CLUSTER = "deployments/cluster/target";

  /** The repository that these classes were built in. */
  static Installation own() {
    try {
      Path classes =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(classes.resolve("../../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder of run-time files: the state of the running stack, its log, the last demo. */
  Path runFolder() {
    return root.resolve(".lifesign");
  }

  String brokerClasspath() {
    Path file = root.resolve(BROKER).resolve("broker-classpath.txt");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refusal("The broker is not built: " + file + " is missing.", e);
    }
  }

  /** The FHIR server's classes and all that they need. */
  String fhirServerClasspath() {
    Path target = root.resolve(FHIR_SERVER);
    Path file = target.resolve("fhir-server-classpath.txt");
    try {
      return target.resolve("classes")
          + System.getProperty("path.separator")
          + Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refusal("The FHIR server is not built: " + file + " is missing.", e);
    }
  }

  /** Flink's own jars, our high availability, and what jobs share. */
  String clusterClasspath() {
    Path target = root.resolve(CLUSTER);
    Path file = target.resolve("cluster-classpath.txt");
    try {
      return target.resolve("classes")
          + System.getProperty("path.separator")
          + Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refusal("The cluster is not built: " + file + " is missing.", e);
    }
  }

  /**
   * A job with all that a cluster does not have.
   *
   * @param module folder under {@code jobs/}
   * @throws Refusal if it is not built
   */
  Path jobJar(String module) {
    Path folder = root.resolve("jobs").resolve(module).resolve("target");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-job.jar"))
          .findFirst()
          .orElseThrow(
              () ->
                  new Refusal(
                      "The job is not built: no -job.jar in " + folder + " (mvn package)."));
    } catch (IOException e) {
      throw new Refusal("The job is not built: " + folder + " cannot be read.", e);
    }
  }

  /** The argument file of the build, with the JVM flags of Flink and Avro. */
  String jvmOptions() {
    return "@" + root.resolve("deployments/local/target/classes/jvm.options");
  }

  /** The registry server's jar, whose manifest names its class path. */
  Path registryJar() {
    Path folder = root.resolve(BROKER).resolve("registry");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith("-runner.jar")).toList();
      if (jars.size() == 1) {
        return jars.get(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The registry is not built: " + folder, e);
    }
    throw new Refusal("The registry is not built: no server in " + folder + ".");
  }
}
