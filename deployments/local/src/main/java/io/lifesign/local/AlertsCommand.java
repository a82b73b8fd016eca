package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.Target;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The alerts topic, a line a revision. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the alerts topic of the running stack, or of the broker given: one line for each",
      "revision, in the order of event time. Reading changes nothing."
    })
final class AlertsCommand implements Callable<Integer> {

  @Option(names = "--patient", paramLabel = "ID", description = "Only this patient's alerts.")
  private String patient;

  @Option(names = "--follow", description = "Goes on with what comes, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--json",
      description = "One JSON object an alert, and one with counts and digest as the last line.")
  private boolean json;

  @Mixin private TargetMixin target;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    Target broker =
        target
            .resolve(Installation.own())
            .orElseThrow(
                () ->
                    new Refusal(
                        "No stack is running: start one with ./lifesign up, or name a broker with"
                            + " --bootstrap and --registry."));
    try (AlertsReader reader = AlertsReader.open(broker)) {
      return run(reader);
    }
  }

  private int run(AlertsReader reader) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    AlertsPrinter printer =
        new AlertsPrinter(
            out,
            err,
            json ? AlertsPrinter.Form.JSON : AlertsPrinter.Form.LINE,
            alert -> patient == null || patient.equals(alert.getPatientId()));
    reader.readToEnd(printer);
    printer.follow();
    if (follow) {
      reader.follow(printer, printer::heard);
    }
    AlertsSummary summary = printer.summary();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(summary));
    } else {
      err.printf("%,d alerts; digest %s%n", summary.alerts(), summary.alertsDigest());
    }
    out.flush();
    err.flush();
    return summary.unreadable() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
