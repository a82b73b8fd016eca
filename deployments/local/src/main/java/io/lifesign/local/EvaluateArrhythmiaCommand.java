package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.evaluate.ArrhythmiaEvaluation;
import io.lifesign.replay.evaluate.ArrhythmiaReport;
import io.lifesign.replay.evaluate.DetectionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Beats and rhythms against the annotations of a folder of records. */
@Command(
    name = "arrhythmia",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the streaming detector over every WFDB record of a folder and compares beats and",
      "rhythms with its annotations (.atr), as ANSI/AAMI EC57 has it. Of a record without signal",
      "files the annotated beats are read in place of detected ones, for false alarms."
    },
    footer = "A record that cannot be read is left out; the exit code then is 2.")
final class EvaluateArrhythmiaCommand implements Callable<Integer> {

  @Mixin private RecordsMixin records;

  @Option(
      names = "--beats-out",
      paramLabel = "DIR",
      description = "Writes RECORD.csv with sample,class of every detected beat.")
  private Path beatsOut;

  @Option(
      names = "--annotations-out",
      paramLabel = "DIR",
      description = "Writes RECORD.lifesign, annotation files of the MIT format.")
  private Path annotationsOut;

  @Option(
      names = "--episodes-out",
      paramLabel = "DIR",
      description = "Writes RECORD.csv with onsetSample,endSample,rhythm.")
  private Path episodesOut;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DetectionFiles files =
        new DetectionFiles(
            Optional.ofNullable(beatsOut),
            Optional.ofNullable(annotationsOut),
            Optional.ofNullable(episodesOut));
    ArrhythmiaReport report =
        ArrhythmiaEvaluation.run(records.folder(), files, spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(report));
    } else {
      ArrhythmiaText.print(report, out);
    }
    out.flush();
    return report.bad() == 0 ? CommandLine.ExitCode.OK : RecordsMixin.SOME_LEFT_OUT;
  }
}
