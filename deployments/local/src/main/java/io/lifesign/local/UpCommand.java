package io.lifesign.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Starts the stack in a process of its own and waits until it is healthy. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the local stack with all jobs, staying up, and prints each address.",
      "It begins empty each time: broker, registry and lake of the last time are replaced."
    })
final class UpCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  // only declared here: the process behind reads the same options
  @Mixin private StackOptionsMixin options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Installation installation = Installation.own();
    StackFile file = StackFile.of(installation);
    Optional<StackAddresses> running = file.running();
    if (running.isPresent()) {
      if (!arguments().isEmpty()) {
        throw new Refusal("A stack is running already: ./lifesign down stops it.");
      }
      spec.commandLine().getErr().println("The stack is up already.");
      print(running.get());
      return CommandLine.ExitCode.OK;
    }
    file.delete();
    Path log = installation.runFolder().resolve("stack.log");
    Process process = start(log);
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
    print(file.running().orElseThrow());
    return CommandLine.ExitCode.OK;
  }

  private Process start(Path log) throws IOException {
    List<String> line = new ArrayList<>(Detached.prefix());
    line.add(ChildJvm.java());
    line.add("@" + Path.of(Installation.own().root().toString(), Detached.JVM_OPTIONS));
    line.add("-Xmx1200m");
    line.add("-XX:+UseSerialGC");
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(Main.class.getName(), "stack"));
    line.addAll(arguments());
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Detached.NOTHING))
        .start();
  }

  private List<String> arguments() {
    ParseResult up = spec.commandLine().getParseResult();
    return up.originalArgs().subList(up.originalArgs().indexOf("up") + 1, up.originalArgs().size());
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

  private void print(StackAddresses stack) {
    var out = spec.commandLine().getOut();
    out.println("Kafka      " + stack.kafka());
    out.println("Registry   " + stack.registry());
    out.println("Flink      " + stack.flink());
    out.println("FHIR       " + stack.fhir());
    out.println("Warehouse  " + stack.warehouse());
  }
}
