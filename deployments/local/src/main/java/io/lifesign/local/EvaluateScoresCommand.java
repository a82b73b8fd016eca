package io.lifesign.local;

import io.lifesign.replay.evaluate.ScoreCsv;
import io.lifesign.replay.evaluate.WrongHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a CSV file row by row. */
@Command(
    name = "scores",
    mixinStandardHelpOptions = true,
    description = "Scores each row of a CSV file by itself.",
    footer = ScoreCsv.HELP)
final class EvaluateScoresCommand implements Callable<Integer> {

  private static final int SOME_ROWS_SKIPPED = 2;

  @Option(names = "--csv", required = true, paramLabel = "IN", description = "File to read.")
  private Path in;

  @Option(names = "--out", paramLabel = "OUT", description = "File to write (default: stdout).")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(in)) {
      throw new Refusal("There is no file " + in + ".");
    }
    if (out != null && Files.exists(out) && Files.isSameFile(in, out)) {
      throw new Refusal("--out would overwrite " + in + " while it is read.");
    }
    PrintWriter problems = spec.commandLine().getErr();
    ScoreCsv.Result result;
    try (Writer file = out == null ? null : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      result =
          ScoreCsv.run(
              in, Optional.<Writer>ofNullable(file).orElse(spec.commandLine().getOut()), problems);
    } catch (WrongHeader e) {
      throw new Refusal(in + ": " + e.getMessage(), e);
    }
    problems.println(result.rows() + " rows scored, " + result.bad() + " skipped");
    return result.bad() == 0 ? CommandLine.ExitCode.OK : SOME_ROWS_SKIPPED;
  }
}
