package io.lifesign.local;

import java.io.IOException;
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

  // only declared here: the process behind reads the same options
  @Mixin private StackOptionsMixin options;

  @Mixin private HealthMixin health;

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
    health.check();
    StackStarter starter = new StackStarter(installation, "-Xmx1200m", List.of("stack"));
    starter.start(arguments(), installation.runFolder().resolve("stack.log"));
    print(file.running().orElseThrow());
    return CommandLine.ExitCode.OK;
  }

  private List<String> arguments() {
    ParseResult up = spec.commandLine().getParseResult();
    return up.originalArgs().subList(up.originalArgs().indexOf("up") + 1, up.originalArgs().size());
  }

  private void print(StackAddresses stack) {
    stack.lines().forEach(spec.commandLine().getOut()::println);
  }
}
