package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that ends with this one, its output in a log file. */
final class ChildJvm implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LOG_TAIL_LINES = 5;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildJvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** What to run: JVM options, class path, main class, its arguments. */
  record Command(List<String> jvm, String classpath, String mainClass, List<String> args) {}

  static ChildJvm start(String name, Command command, Path log) {
    List<String> line = new ArrayList<>();
    line.add(java());
    line.addAll(command.jvm());
    line.add("-cp");
    line.add(command.classpath() + System.getProperty("path.separator") + ownClasses());
    line.add(ParentWatch.class.getName());
    line.add(command.mainClass());
    line.addAll(command.args());
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ChildJvm(name, process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String ownClasses() {
    try {
      return Path.of(ParentWatch.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Runs something when the process has ended, however it did. */
  void onEnd(Runnable then) {
    process.onExit().thenRun(then);
  }

  /**
   * Complains if the process has ended.
   *
   * @throws Refusal naming the log and its last lines
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new Refusal(
          "The " + name + " ended with exit code " + process.exitValue() + ": " + lastWords());
    }
  }

  /** Waits for the end of a process that is expected to end by itself. */
  void requireSuccess() throws InterruptedException {
    if (process.waitFor() != 0) {
      requireAlive();
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      String tail =
          String.join(
              " | ", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
      return tail + " (log: " + log + ")";
    } catch (IOException e) {
      return "see " + log;
    }
  }

  /** Asks the process to end, and ends it if it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
