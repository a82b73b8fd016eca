package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.lake.Cohorts;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the cohorts. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the cohorts: how many patients, when made, by which condition.")
final class CohortListCommand implements Callable<Integer> {

  private static final List<String> COLUMNS = List.of("name", "patients", "created", "where");

  @Mixin private WarehouseOption warehouse;

  @Option(names = "--json", description = "Prints {\"columns\":[...],\"rows\":[[...]]} instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    LakeConfig config = LakeConfig.embedded(warehouse.resolve(Installation.own()));
    List<List<Object>> rows;
    try (Lake lake = Lake.existing(config)) {
      lake.migrate();
      rows =
          new Cohorts(config, lake, InstantSource.system())
              .list().stream()
                  .map(
                      cohort ->
                          List.<Object>of(
                              cohort.name(),
                              cohort.patients(),
                              cohort.createdAt().toString(),
                              cohort.where()))
                  .toList();
    }
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(Map.of("columns", COLUMNS, "rows", rows)));
    } else {
      new TextTable(COLUMNS, rows).lines().forEach(out::println);
    }
    return CommandLine.ExitCode.OK;
  }
}
