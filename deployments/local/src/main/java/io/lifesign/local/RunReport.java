package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.ConsoleProgress;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Speed;
import io.lifesign.schemas.Alert;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a dataset through a stack of its own and tells what happens, to people or to programs. */
final class RunReport {

  /** Who reads the outcome. */
  enum Reader {
    PERSON,
    PROGRAM
  }

  private final PrintWriter out;
  private final PrintWriter err;
  private final Reader reader;

  RunReport(CommandSpec spec, Reader reader) {
    CommandLine line = spec.commandLine();
    this.out = line.getOut();
    this.err = line.getErr();
    this.reader = reader;
  }

  /**
   * Replays and prints; the exit code says whether the ledger balances.
   *
   * @throws Refusal in one line if something is in the way
   */
  int run(StackOptions options, Dataset dataset, Speed speed)
      throws InterruptedException, JsonProcessingException {
    err.println(dataset.note());
    RunSummary summary;
    try (LocalRun run = LocalRun.start(options, this::tell, err::println)) {
      WarehouseOption.remember(options.installation(), options.folder());
      summary =
          run.replay(
              dataset, speed, new ConsoleProgress(System.err, ConsoleProgress.Kind.detect()));
      err.println("Stopping the stack");
    }
    if (reader == Reader.PROGRAM) {
      out.println(new ObjectMapper().writeValueAsString(summary));
    } else {
      SummaryText.print(summary, out);
    }
    out.flush();
    return summary.ledgerBalances() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void tell(Alert alert) {
    PrintWriter to = reader == Reader.PROGRAM ? err : out;
    to.println(AlertLine.of(alert));
    to.flush();
  }
}
