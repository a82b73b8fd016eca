package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Speed;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A day of the bundled ward, with the bundled ECG, through the whole house. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a local stack, replays a day of the bundled ward and the ECG of ten monitors through",
      "all jobs, shows the alerts as they come and ends with a summary. The lake stays in the",
      "folder; everything else stops."
    })
final class DemoCommand implements Callable<Integer> {

  // a day in 80 seconds
  private static final String DEFAULT_SPEED = "1080";

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = DEFAULT_SPEED,
      description = "Times real time, or max (default: ${DEFAULT-VALUE}, a day in 80 s).")
  private String speed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder of the lake and logs (default: .lifesign/demo); an earlier run's is replaced.")
  private Path out;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Mixin private PseudonymsMixin pseudonyms;

  @Mixin private StackOptionsMixin stack;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    Installation installation = Installation.own();
    Speed pace = ReplayOptions.speed(speed);
    Dataset demo = pseudonyms.applied(Datasets.demo());
    Path folder = out == null ? installation.runFolder().resolve("demo") : out;
    RunReport.Reader reader = json ? RunReport.Reader.PROGRAM : RunReport.Reader.PERSON;
    return new RunReport(spec, reader).run(stack.in(folder, installation), demo, pace);
  }
}
