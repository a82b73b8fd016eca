package io.lifesign.local;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The process behind {@code up}: holds the stack until it is told to stop. */
@Command(name = "stack", hidden = true, description = "Runs the stack in this process.")
final class StackCommand implements Callable<Integer> {

  private static final Duration JOBS_PATIENCE = Duration.ofMinutes(2);

  @Mixin private StackOptionsMixin options;

  @Mixin private HealthMixin health;

  @Override
  public Integer call() throws InterruptedException {
    Installation installation = Installation.own();
    StackFile file = StackFile.of(installation);
    StackOptions stackOptions =
        options.stayingIn(installation.runFolder().resolve("stack"), installation);
    try (LocalStack stack = LocalStack.start(stackOptions, System.err::println)) {
      LocalJobs jobs = LocalJobs.submit(stackOptions.settings(), stack.flink(), stack.addresses());
      Await.until("the jobs to run", JOBS_PATIENCE, jobs::running);
      stack.register(TickGateway.start(stack.addresses(), Clock.systemUTC()));
      health.start(stack.addresses(), stackOptions.settings()).ifPresent(stack::register);
      Runtime.getRuntime().addShutdownHook(new Thread(file::delete, "forget-stack"));
      file.write(stack.addresses());
      new CountDownLatch(1).await();
      return CommandLine.ExitCode.OK;
    }
  }
}
