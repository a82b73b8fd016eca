package io.lifesign.local;

import io.lifesign.lake.QueryRefused;
import io.lifesign.protection.BadKey;
import io.lifesign.replay.ReplayException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands of {@code ./lifesign}. */
@Command(
    name = "lifesign",
    mixinStandardHelpOptions = true,
    version = "lifesign 0.1.0",
    description = {
      "Complex-event processing for connected care, all on this machine.",
      "Decision support for research and engineering; not a medical device."
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      ClusterCommand.class,
      AccessCommand.class,
      ReplayCommand.class,
      AlertsCommand.class,
      SqlCommand.class,
      CohortCommand.class,
      BacktestCommand.class,
      ReconcileCommand.class,
      ChaosCommand.class,
      MaintainCommand.class,
      EraseCommand.class,
      AuditCommand.class,
      ReportCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      StackCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Main::failed);
    line.setParameterExceptionHandler(Main::misused);
    return line;
  }

  private static int failed(Exception failure, CommandLine line, ParseResult ignored) {
    if (failure instanceof Refusal
        || failure instanceof ReplayException
        || failure instanceof BadKey
        || failure instanceof QueryRefused) {
      line.getErr().println("lifesign: " + failure.getMessage());
    } else {
      failure.printStackTrace(line.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static int misused(ParameterException misuse, String[] ignored) {
    CommandLine line = misuse.getCommandLine();
    line.getErr().println("lifesign: " + misuse.getMessage());
    line.getErr().println("Try: ./" + line.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.SOFTWARE;
  }
}
