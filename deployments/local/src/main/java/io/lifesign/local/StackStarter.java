package io.lifesign.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the process that holds a stack, apart from this one, and waits until the stack is healthy.
 *
 * @param heap the JVM's option
 * @param words of the command that runs there
 */
record StackStarter(Installation installation, String heap, List<String> words) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Starts the process and waits for its note.
   *
   * @throws Refusal with the last word of the process, if it ends before
   */
  void start(List<String> arguments, Path log) throws IOException, InterruptedException {
    StackFile file = StackFile.of(installation);
    file.delete();
    Process process = process(arguments, log);
    Thread hook = new Thread(process::destroy, "stop-half-started-stack");
    Runtime.getRuntime().addShutdownHook(hook);
    Await.until(
        "the stack to start (log: " + log + ")",
        PATIENCE,
        () -> {
          requireAlive(process, log);
          return file.running().isPresent();
        });
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private Process process(List<String> arguments, Path log) throws IOException {
    List<String> line = new ArrayList<>(Detached.prefix());
    line.add(ChildJvm.java());
    line.add(installation.jvmOptions());
    line.add(heap);
    line.add("-XX:+UseSerialGC");
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(Main.class.getName());
    line.addAll(words);
    line.addAll(arguments);
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Detached.NOTHING))
        .start();
  }

  private static void requireAlive(Process process, Path log) {
    if (!process.isAlive()) {
      throw new Refusal(lastLine(log));
    }
  }

  private static String lastLine(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      String last = lines.isEmpty() ? "no word" : lines.get(lines.size() - 1);
      return last.startsWith("lifesign: ")
          ? last.substring("lifesign: ".length())
          : "The stack ended while starting: see " + log;
    } catch (IOException e) {
      return "The stack ended while starting.";
    }
  }
}
