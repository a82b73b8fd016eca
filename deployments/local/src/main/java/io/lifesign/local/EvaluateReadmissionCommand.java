package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.replay.readmission.ReadmissionEvaluation;
import io.lifesign.replay.readmission.UciEncounter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the readmission model and the indices say of a file of encounters. */
@Command(
    name = "readmission",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the risk of readmission within 30 days of every encounter of a file, by the model and",
      "by LACE and HOSPITAL, and how well that fits what came, if the file says."
    },
    footer = ReadmissionEvaluation.HELP)
final class EvaluateReadmissionCommand implements Callable<Integer> {

  @Mixin private CsvMixin csv;

  @Option(
      names = "--predictions-out",
      paramLabel = "FILE",
      description = "Writes a row for every row of the file.")
  private Path predictionsOut;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Model to use (default: ${DEFAULT-VALUE}).")
  private String model = ReadmissionModel.DEFAULT;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ReadmissionModel chosen = model();
    List<UciEncounter> encounters = csv.encounters();
    if (predictionsOut != null) {
      if (Files.exists(predictionsOut) && Files.isSameFile(csv.file(), predictionsOut)) {
        throw new Refusal("--predictions-out would overwrite " + csv.file() + ".");
      }
      try (Writer out = Files.newBufferedWriter(predictionsOut, StandardCharsets.UTF_8)) {
        ReadmissionEvaluation.predictions(chosen, encounters, out);
      }
    }
    ReadmissionEvaluation.Report report = ReadmissionEvaluation.run(chosen, encounters);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(ReadmissionText.json(report)));
    } else {
      ReadmissionText.print(report, out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private ReadmissionModel model() {
    try {
      return ReadmissionModel.named(model);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }
}
