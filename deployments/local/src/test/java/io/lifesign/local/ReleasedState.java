package io.lifesign.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What a release has left in the middle of a day: a savepoint of each job, where the topics ended,
 * what had been told by then, and what is told of the day by a run without a break.
 */
record ReleasedState(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ALL =
      Installation.own().root().resolve("deployments/local/src/test/resources/state");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>lifesign-parent</artifactId>\\s*<version>([\\d.]+)");
  private static final String ENDS = "ends.json";
  private static final String BEFORE = "before.txt.gz";
  private static final String UNBROKEN = "unbroken.txt.gz";

  /** That of every release so far. */
  static List<ReleasedState> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.sorted().map(ReleasedState::new).toList();
    }
  }

  /** That of the release that is being made. */
  static ReleasedState ofThisRelease() throws IOException {
    String pom = Files.readString(Installation.own().root().resolve("pom.xml"));
    Matcher version = VERSION.matcher(pom);
    if (!version.find()) {
      throw new IllegalStateException("The parent pom names no version");
    }
    return new ReleasedState(ALL.resolve(version.group(1)));
  }

  void write(
      Map<JobProgram, Path> savepoints,
      Map<String, List<Long>> ends,
      List<String> before,
      List<String> unbroken)
      throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    for (Map.Entry<JobProgram, Path> savepoint : savepoints.entrySet()) {
      zip(savepoint.getValue(), zipped(savepoint.getKey()));
    }
    JSON.writeValue(folder.resolve(ENDS).toFile(), ends);
    writeLines(before, BEFORE);
    writeLines(unbroken, UNBROKEN);
  }

  Map<String, List<Long>> ends() throws IOException {
    return JSON.readValue(
        folder.resolve(ENDS).toFile(), new TypeReference<Map<String, List<Long>>>() {});
  }

  List<String> before() throws IOException {
    return readLines(BEFORE);
  }

  List<String> unbroken() throws IOException {
    return readLines(UNBROKEN);
  }

  /** A job's savepoint, laid out in a folder. */
  Path savepoint(JobProgram program, Path into) throws IOException {
    Path savepoint = Files.createDirectories(into.resolve(program.name()));
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(zipped(program)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.copy(zip, savepoint.resolve(entry.getName()));
      }
    }
    return savepoint;
  }

  private Path zipped(JobProgram program) {
    return folder.resolve(program.name() + ".zip");
  }

  private static void zip(Path savepoint, Path target) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
        Stream<Path> files = Files.list(savepoint)) {
      for (Path file : files.sorted().toList()) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
    }
  }

  private void writeLines(List<String> lines, String file) throws IOException {
    try (PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(file))),
                StandardCharsets.UTF_8))) {
      lines.forEach(line -> out.print(line + "\n"));
    }
  }

  private List<String> readLines(String file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
