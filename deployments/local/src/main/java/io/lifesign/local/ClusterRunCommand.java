package io.lifesign.local;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The process behind {@code cluster up}: watches over the others until it is told to stop. */
@Command(name = "run", hidden = true, description = "Holds the cluster in this process.")
final class ClusterRunCommand implements Callable<Integer> {

  @Mixin private ClusterOptionsMixin options;

  @Mixin private HealthMixin health;

  @Override
  public Integer call() throws InterruptedException {
    Installation installation = Installation.own();
    StackFile file = StackFile.of(installation);
    ClusterOptions cluster = options.in(installation.runFolder().resolve("cluster"), installation);
    try (ClusterStack stack = ClusterStack.start(cluster, System.err::println)) {
      if (cluster.theirs().isEmpty()) {
        stack.register(TickGateway.start(stack.addresses(), Clock.systemUTC()));
      }
      health.start(stack.addresses(), cluster.stack().settings()).ifPresent(stack::register);
      Runtime.getRuntime().addShutdownHook(new Thread(file::delete, "forget-stack"));
      stack.announce(file::write);
      new CountDownLatch(1).await();
      return CommandLine.ExitCode.OK;
    }
  }
}
