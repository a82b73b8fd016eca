package io.lifesign.local;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what was done. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what was done: a line for the beginning of each act and one for its end. An act",
      "without an end was cut off. Exit code 1 if the log is not what was written."
    })
final class AuditListCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("line", "at", "who", "act", "phase", "object", "details");

  @Mixin private AuditMixin audit;

  @Option(names = "--json", description = "Prints the lines as they are.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AuditChain chain = audit.log().read();
    List<AuditLine> lines = chain.sealed().stream().map(AuditLine.Sealed::line).toList();
    var out = spec.commandLine().getOut();
    if (json) {
      lines.forEach(line -> out.println(line.text()));
    } else {
      new TextTable(COLUMNS, lines.stream().map(AuditListCommand::row).toList())
          .lines()
          .forEach(out::println);
    }
    chain
        .broken()
        .ifPresent(
            broken -> {
              throw new Refusal(broken);
            });
    return CommandLine.ExitCode.OK;
  }

  private static List<Object> row(AuditLine line) {
    return List.of(
        line.number(),
        line.at(),
        line.who(),
        line.act(),
        line.phase(),
        line.object(),
        String.join(
            ", ",
            line.details().entrySet().stream()
                .map(detail -> detail.getKey() + " " + detail.getValue())
                .toList()));
  }
}
