package io.lifesign.local;

import io.lifesign.replay.evaluate.ArrhythmiaReport;
import io.lifesign.replay.train.CrossValidation;
import io.lifesign.replay.train.WaveTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the measure of fibrillation. */
@Command(
    name = "fibrillation",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the measure of ventricular fibrillation on records with annotated rhythms, tells how",
      "well it does on records of --records it has not seen (each in turn left out), and writes",
      "the model."
    })
final class TrainFibrillationCommand implements Callable<Integer> {

  @Mixin private RecordsMixin records;

  @Option(
      names = "--also",
      paramLabel = "DIR",
      description = "More records to learn from; can be given several times.")
  private List<Path> also = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write the model to.")
  private Path out;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter progress = spec.commandLine().getErr();
    List<Path> folders = new ArrayList<>(List.of(records.folder()));
    folders.addAll(also);
    WaveTraining training = WaveTraining.read(folders, progress);
    ArrhythmiaReport report = CrossValidation.waves(records.folder(), training, progress);
    training.write(out);
    TrainBeatsCommand.print(report, json, spec);
    return 0;
  }
}
