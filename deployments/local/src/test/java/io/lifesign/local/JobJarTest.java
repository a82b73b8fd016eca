package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job's jar holds what the job needs and a cluster does not have, and no more. */
class JobJarTest {

  private static final long LIMIT = 60_000_000;
  private static final long LIMIT_OF_LANDING = 90_000_000;

  /** On the cluster's class path: inside a job they would be a second copy, or would not work. */
  private static final List<String> OF_THE_CLUSTER =
      List.of(
          "org/apache/flink/runtime/",
          "org/apache/flink/cep/",
          "org/apache/flink/table/runtime/",
          "org/apache/hadoop/",
          "org/sqlite/",
          "org/slf4j/Logger.class",
          "org/apache/logging/log4j/core/");

  private static final List<String> NEEDED =
      List.of(
          "org/apache/flink/connector/kafka/source/KafkaSource.class",
          "org/apache/flink/connector/base/source/reader/SourceReaderBase.class",
          "org/apache/avro/Schema.class",
          "io/confluent/kafka/schemaregistry/client/SchemaRegistryClient.class",
          "io/lifesign/streaming/KafkaEnds.class",
          "io/lifesign/schemas/Alert.class");

  @ParameterizedTest
  @MethodSource("programs")
  void holdsTheJobAndNothingOfTheCluster(JobProgram program) throws IOException {
    Path target =
        Installation.own().root().resolve("jobs").resolve(program.module()).resolve("target");
    assumeThat(jarsIn(target)).as("-job.jar in %s (mvn package)", target).isNotEmpty();
    Path jar = Installation.own().jobJar(program.module());

    Set<String> entries = entries(jar);

    assertThat(Files.size(jar))
        .isLessThan(program == JobProgram.LANDING ? LIMIT_OF_LANDING : LIMIT);
    assertThat(entries.contains(program.main().getName().replace('.', '/') + ".class")).isTrue();
    assertThat(NEEDED.stream().filter(needed -> !entries.contains(needed))).isEmpty();
    assertThat(entries.stream().filter(JobJarTest::ofTheCluster)).isEmpty();
  }

  private static boolean ofTheCluster(String entry) {
    return OF_THE_CLUSTER.stream().anyMatch(entry::startsWith);
  }

  static Stream<JobProgram> programs() {
    // vitals-home is the jar of vitals-scoring
    return JobProgram.ALL.stream().filter(program -> program != JobProgram.HOME);
  }

  private static List<Path> jarsIn(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith("-job.jar")).toList();
    }
  }

  /** Of the jar itself and of every jar in its lib/. */
  private static Set<String> entries(Path path) throws IOException {
    Set<String> names = new HashSet<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        names.add(entry.getName());
        if (entry.getName().startsWith("lib/") && entry.getName().endsWith(".jar")) {
          try (InputStream in = jar.getInputStream(entry)) {
            addAll(new ZipInputStream(in), names);
          }
        }
      }
    }
    return names;
  }

  private static void addAll(ZipInputStream jar, Set<String> names) throws IOException {
    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      names.add(entry.getName());
    }
  }
}
