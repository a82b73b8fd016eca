package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lake as a page for people. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one HTML page with plots and tables of the named queries: alarms, scores, rhythm,",
      "readmission, data quality, pilot. It stands alone and can be sent by mail; where rhythm was",
      "watched it names patients."
    })
final class ReportCommand implements Callable<Integer> {

  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "Where the page goes (default: lifesign-report.html).")
  private Path out = Path.of("lifesign-report.html");

  @Option(
      names = "--go-live",
      paramLabel = "YYYY-MM-DD",
      description = "First day of the pilot, UTC: before is compared with after.")
  private LocalDate goLive;

  @Option(names = "--json", description = "Prints {\"file\":...,\"sections\":[...]} instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    LakeConfig lake = LakeConfig.embedded(warehouse.resolve(Installation.own()));
    Report report =
        Report.of(
            lake,
            Optional.ofNullable(goLive).map(LocalDate::toString),
            query -> spec.commandLine().getErr().println("Asking " + query));
    try {
      Files.writeString(out, report.html());
    } catch (IOException e) {
      throw new Refusal("Cannot write " + out + ": " + e.getMessage(), e);
    }
    var stdout = spec.commandLine().getOut();
    stdout.println(
        json
            ? new ObjectMapper()
                .writeValueAsString(Map.of("file", out.toString(), "sections", report.sections()))
            : "The report is in " + out);
    return CommandLine.ExitCode.OK;
  }
}
