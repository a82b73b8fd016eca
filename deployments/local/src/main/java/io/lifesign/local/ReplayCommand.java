package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.ConsoleProgress;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Replayed;
import io.lifesign.replay.Replayer;
import io.lifesign.replay.Speed;
import io.lifesign.replay.Target;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A dataset into topics: those named, those of the running stack, or those of a stack of its own.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes a dataset in the order of arrival: into the broker given, else into the running",
      "stack, else into a stack that lives for this replay and leaves its lake behind."
    })
final class ReplayCommand implements Callable<Integer> {

  private static final int SKIPPED_SHOWN = 10;

  @Parameters(
      paramLabel = "DATASET",
      description =
          "ward, ecg, bidmc, challenge2012, challenge2019, wfdb (any ECG records) or lake (history"
              + " as of --tag).")
  private String name;

  @Option(names = "--from", paramLabel = "PATH", description = "Folder with the dataset's files.")
  private Path from;

  @Option(
      names = "--record",
      paramLabel = "NAME",
      description = "Of wfdb: this record alone (default: all in the folder).")
  private String record;

  @Mixin private LakeHistoryOptions history;

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = "max",
      description = "Times real time, or max (default: ${DEFAULT-VALUE}).")
  private String speed;

  @Mixin private PseudonymsMixin pseudonyms;

  @Mixin private TargetMixin target;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of a stack of its own (default: .lifesign/replay).")
  private Path out;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Mixin private StackOptionsMixin stack;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    Installation installation = Installation.own();
    Speed pace = ReplayOptions.speed(speed);
    Optional<Target> broker = target.resolve(installation);
    Path folder = out == null ? installation.runFolder().resolve("replay") : out;
    boolean ownStack = broker.isEmpty();
    Dataset dataset =
        name.equals(LakeDataset.NAME)
            ? history.read(installation, ownStack ? Optional.of(folder) : Optional.empty())
            : ReplayOptions.dataset(name, Optional.ofNullable(from), Optional.ofNullable(record));
    dataset.skipped().stream()
        .limit(SKIPPED_SHOWN)
        .forEach(row -> spec.commandLine().getErr().println("left out: " + row));
    Dataset sent = pseudonyms.applied(dataset);
    if (broker.isPresent()) {
      Dataset following = StreamTime.following(sent, broker.get());
      if (following != sent) {
        spec.commandLine()
            .getErr()
            .printf(
                "The topics hold later times: the dataset is moved by %d days to follow them.%n",
                TimeUnit.MICROSECONDS.toDays(following.startMicros() - sent.startMicros()));
      }
      return publish(following, broker.get(), pace);
    }
    RunReport.Reader reader = json ? RunReport.Reader.PROGRAM : RunReport.Reader.PERSON;
    return new RunReport(spec, reader).run(stack.in(folder, installation), sent, pace);
  }

  private int publish(Dataset dataset, Target target, Speed pace) throws JsonProcessingException {
    var err = spec.commandLine().getErr();
    err.println(dataset.note());
    Replayed replayed;
    try (ConsoleProgress progress =
        new ConsoleProgress(System.err, ConsoleProgress.Kind.detect())) {
      replayed = new Replayer().publish(dataset, target, pace, progress);
    }
    var to = spec.commandLine().getOut();
    if (json) {
      to.println(new ObjectMapper().writeValueAsString(replayed));
    } else {
      to.printf("Sent %,d records to %s%n", replayed.records(), target.bootstrapServers());
      replayed
          .recordsByTopic()
          .forEach((topic, count) -> to.printf("  %-16s %,12d%n", topic, count));
    }
    to.flush();
    return CommandLine.ExitCode.OK;
  }
}
