package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.evaluate.AlarmCounts;
import io.lifesign.replay.evaluate.AlarmEvaluation;
import io.lifesign.replay.evaluate.AlarmReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verdicts on the alarms of a folder of records. */
@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    description = {
      "Says of each alarm of the PhysioNet/CinC Challenge 2015 whether it is true, from the signal",
      "up to the alarm at 5:00, and scores the verdicts where the truth is known: from the file",
      "ALARMS or the header's comment."
    },
    footer = "A record that cannot be read is left out; the exit code then is 2.")
final class EvaluateAlarmsCommand implements Callable<Integer> {

  private static final List<String> COLUMNS = List.of("alarm", "score", "TP", "TN", "FP", "FN");

  @Mixin private RecordsMixin records;

  @Option(
      names = "--verdicts-out",
      paramLabel = "FILE",
      description = "Writes record,verdict: 1 for a true alarm, 0 for a false one.")
  private Path verdictsOut;

  @Option(names = "--json", description = "Ends with one JSON object on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    AlarmEvaluation.Result result =
        AlarmEvaluation.run(records.folder(), spec.commandLine().getErr());
    if (verdictsOut != null) {
      write(result.verdicts());
    }
    AlarmReport report = result.report();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(report));
    } else {
      print(report, out);
    }
    out.flush();
    return report.bad() == 0 ? CommandLine.ExitCode.OK : RecordsMixin.SOME_LEFT_OUT;
  }

  private void write(SortedMap<String, Boolean> verdicts) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("record,verdict");
    verdicts.forEach((record, verdict) -> lines.add(record + "," + (verdict ? 1 : 0)));
    Files.write(verdictsOut, lines, StandardCharsets.UTF_8);
  }

  private static void print(AlarmReport report, PrintWriter out) {
    List<List<Object>> rows = new ArrayList<>();
    report.perType().forEach((type, counts) -> rows.add(row(type, counts)));
    rows.add(row("all", report.counts()));
    rows.add(row("all, cross-validated", report.crossValidated()));
    rows.add(row("all, definitions' bounds", report.withDefinitionsBounds()));
    new TextTable(COLUMNS, rows).lines().forEach(out::println);
    out.printf("Records: %,d, left out %,d%n", report.records(), report.bad());
  }

  private static List<Object> row(String name, AlarmCounts counts) {
    return Arrays.asList(name, counts.score(), counts.tp(), counts.tn(), counts.fp(), counts.fn());
  }
}
