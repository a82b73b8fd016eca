package io.lifesign.local;

import io.lifesign.local.access.AccessTable;
import io.lifesign.schemas.Catalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The matrix of access as a table. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints who may read (R) and write (W) which topic.")
final class AccessShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AccessTable table =
        AccessTable.of(Catalogue.load(), HouseAccess.plan(LocalSettings.loadCluster()));
    new TextTable(table.columns(), table.rows())
        .lines()
        .forEach(spec.commandLine().getOut()::println);
    return CommandLine.ExitCode.OK;
  }
}
