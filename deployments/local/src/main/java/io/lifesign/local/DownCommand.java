package io.lifesign.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack that {@code up} or {@code cluster up} has started. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops the local stack or cluster. The lake stays on disk until the next up.")
final class DownCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StackFile file = StackFile.of(Installation.own());
    Optional<StackAddresses> written = file.written();
    Optional<ProcessHandle> process =
        file.running().flatMap(stack -> ProcessHandle.of(stack.pid()));
    process.ifPresent(DownCommand::stop);
    file.delete();
    String word =
        process.isPresent()
            ? "Stopped."
            : written.isPresent()
                ? "The stack had ended already: its note is removed."
                : "No stack is running.";
    spec.commandLine().getErr().println(word);
    return CommandLine.ExitCode.OK;
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      // its children see the end of their parent and follow
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
