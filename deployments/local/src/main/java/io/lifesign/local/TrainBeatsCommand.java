package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.evaluate.ArrhythmiaReport;
import io.lifesign.replay.train.BeatTraining;
import io.lifesign.replay.train.CrossValidation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the classification of beats. */
@Command(
    name = "beats",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the classification of beats on every annotated record of a folder, tells how well",
      "it does on records it has not seen (each in turn left out), and writes the models."
    })
final class TrainBeatsCommand implements Callable<Integer> {

  @Mixin private RecordsMixin records;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write the models to.")
  private Path out;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter progress = spec.commandLine().getErr();
    BeatTraining training = BeatTraining.read(records.folder(), progress);
    ArrhythmiaReport report = CrossValidation.beats(records.folder(), training, progress);
    training.write(out);
    print(report, json, spec);
    return 0;
  }

  static void print(ArrhythmiaReport report, boolean json, CommandSpec spec) throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(new ObjectMapper().writeValueAsString(report));
    } else {
      ArrhythmiaText.print(report, stdout);
    }
    stdout.flush();
  }
}
