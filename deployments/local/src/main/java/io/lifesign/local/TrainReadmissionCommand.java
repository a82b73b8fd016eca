package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.readmission.CalibrationPlot;
import io.lifesign.replay.train.ReadmissionReport;
import io.lifesign.replay.train.ReadmissionTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the readmission model. */
@Command(
    name = "readmission",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the model of readmission within 30 days, tells how well it does on patients that it",
      "has not seen (five folds by patient), and writes it: from the same file always the same",
      "bytes. The figures, the data and the limits stand in docs/model-card-readmission.md."
    })
final class TrainReadmissionCommand implements Callable<Integer> {

  @Mixin private CsvMixin csv;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write the model to.")
  private Path out;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draws the cross-validated calibration curve, a PNG.")
  private Path plot;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ReadmissionTraining training = training(spec.commandLine().getErr());
    ReadmissionReport report = training.report();
    Path model = training.write(out);
    spec.commandLine().getErr().println("wrote " + model);
    if (plot != null) {
      CalibrationPlot.write(report.figures(), plot);
    }
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(new ObjectMapper().writeValueAsString(report));
    } else {
      ReadmissionText.print(report, stdout);
    }
    stdout.flush();
    return 0;
  }

  private ReadmissionTraining training(PrintWriter progress) throws IOException {
    try {
      return ReadmissionTraining.of(csv.encounters(), progress);
    } catch (IllegalArgumentException e) {
      throw new Refusal(csv.file() + ": " + e.getMessage(), e);
    }
  }
}
