package io.lifesign.local;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks that the audit log is what was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every line against the one before, names the first that is broken, and prints the",
      "head: number and hash of the last line. A log whose end was cut off is a shorter chain and",
      "no broken one: keep the head elsewhere, and give it back with --head."
    })
final class AuditVerifyCommand implements Callable<Integer> {

  @Mixin private AuditMixin audit;

  @Option(
      names = "--head",
      paramLabel = "NUMBER:HASH",
      description = "A head that was kept: the log must reach it and go on from it.")
  private String head;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AuditChain.Head kept =
        head == null ? new AuditChain.Head(0, AuditLine.NOTHING) : AuditChain.Head.parse(head);
    AuditChain chain = audit.log().read();
    chain
        .brokenSince(kept)
        .ifPresent(
            broken -> {
              throw new Refusal(broken);
            });
    var out = spec.commandLine().getOut();
    out.println(chain.sealed().size() + " lines, each follows the one before.");
    out.println("Head " + chain.head());
    return CommandLine.ExitCode.OK;
  }
}
