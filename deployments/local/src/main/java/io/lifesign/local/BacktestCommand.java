package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.backtest.Backtest;
import io.lifesign.streaming.RulesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries other thresholds on history. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the vitals job, and the arrhythmia job where waveforms have landed, over the history of a",
      "tag twice, with the rules in force and with those of a file, and tells which alerts are added,",
      "removed and moved, the alarms per bed and day, and how long before a first NEWS2 of 7 or a",
      "death the ward was told."
    })
final class BacktestCommand implements Callable<Integer> {

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "FILE",
      description = "The rules to try: a changed copy of the file of rules.")
  private String rules;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      defaultValue = RulesFile.STANDARD,
      description = "The rules in force (default: those released).")
  private String against;

  @Mixin private LakeHistoryOptions history;

  @Option(names = "--out", paramLabel = "FILE.html", description = "Writes a page as well.")
  private Path page;

  @Option(names = "--json", description = "Prints one JSON object instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    RulesFile before = load(against);
    RulesFile after = load(rules);
    var err = spec.commandLine().getErr();
    Dataset dataset = history.read(Installation.own(), Optional.empty());
    String records =
        String.format(Locale.ROOT, "%,d records of %s", dataset.size(), dataset.note());
    err.println("Running " + records + " twice");
    Backtest backtest = Backtest.of(dataset, before, after);
    if (page != null) {
      write(BacktestPage.of(backtest, records));
      err.println("Page written to " + page);
    }
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(backtest));
    } else {
      BacktestTables.lines(backtest).forEach(out::println);
    }
    return CommandLine.ExitCode.OK;
  }

  private static RulesFile load(String file) {
    try {
      return RulesFile.load(file);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }

  private void write(String html) {
    try {
      Files.writeString(page, html);
    } catch (IOException e) {
      throw new UncheckedIOException("The page cannot be written: " + page, e);
    }
  }
}
