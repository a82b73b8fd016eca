package io.lifesign.local;

import io.lifesign.lake.Cohorts;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a cohort. */
@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description = "Forgets a cohort and takes its tag off every table; expiry may then remove it.")
final class CohortDropCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Name of the cohort.")
  private String name;

  @Mixin private WarehouseOption warehouse;

  @Mixin private AuditMixin audit;

  @Option(names = "--json", description = "Prints {\"dropped\":\"NAME\"} instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path folder = warehouse.resolve(Installation.own());
    LakeConfig config = LakeConfig.embedded(folder);
    try (Lake lake = Lake.existing(config);
        AuditedAct act = audit.log().begin("cohort drop", name, Map.of("warehouse", folder))) {
      lake.migrate();
      new Cohorts(config, lake, InstantSource.system()).drop(name);
      act.done(Map.of());
    }
    // a name has no character that JSON would have to escape
    spec.commandLine()
        .getOut()
        .println(json ? "{\"dropped\":\"" + name + "\"}" : "Cohort " + name + " is dropped.");
    return CommandLine.ExitCode.OK;
  }
}
