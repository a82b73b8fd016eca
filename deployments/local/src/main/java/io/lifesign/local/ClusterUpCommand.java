package io.lifesign.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the cluster in processes of its own and waits until it is healthy. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a JobManager and TaskManagers, and broker, registry and FHIR server beside them.",
      "It begins empty each time, and without jobs: ./lifesign cluster submit brings them."
    })
final class ClusterUpCommand implements Callable<Integer> {

  @Mixin private ClusterOptionsMixin options;

  @Mixin private HealthMixin health;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Installation installation = Installation.own();
    StackFile file = StackFile.of(installation);
    if (file.running().isPresent()) {
      throw new Refusal("A stack is running already: ./lifesign down stops it.");
    }
    options.check();
    health.check();
    new StackStarter(installation, "-Xmx384m", List.of("cluster", "run"))
        .start(arguments(), installation.runFolder().resolve("cluster.log"));
    StackAddresses stack = file.running().orElseThrow();
    stack.lines().forEach(spec.commandLine().getOut()::println);
    return CommandLine.ExitCode.OK;
  }

  private List<String> arguments() {
    List<String> all = spec.commandLine().getParseResult().originalArgs();
    return all.subList(all.indexOf("up") + 1, all.size());
  }
}
