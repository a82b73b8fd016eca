package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.lake.Cohort;
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

/** Makes a cohort. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Tags every table and keeps the patients that meet a condition on the view patients, for",
      "example: wardId = 'W1' AND patientId IN (SELECT patientId FROM alerts)"
    })
final class CohortCreateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Name of the cohort and of the tag.")
  private String name;

  @Option(
      names = "--where",
      required = true,
      paramLabel = "SQL",
      description = "Condition on the view patients; TRUE for everybody.")
  private String where;

  @Mixin private WarehouseOption warehouse;

  @Mixin private AuditMixin audit;

  @Option(names = "--json", description = "Prints one JSON object instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    Path folder = warehouse.resolve(Installation.own());
    LakeConfig config = LakeConfig.embedded(folder);
    Cohort cohort;
    // without the condition, which may name patients: it stands in the table of cohorts
    try (Lake lake = Lake.existing(config);
        AuditedAct act = audit.log().begin("cohort create", name, Map.of("warehouse", folder))) {
      lake.migrate(); // a lake of an earlier release has no table of cohorts yet
      cohort = new Cohorts(config, lake, InstantSource.system()).create(name, where);
      act.done(Map.of("patients", cohort.patients()));
    }
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .writeValueAsString(Map.of("name", name, "patients", cohort.patients())));
    } else {
      out.printf("Cohort %s: %d patients, every table tagged.%n", name, cohort.patients());
    }
    return CommandLine.ExitCode.OK;
  }
}
