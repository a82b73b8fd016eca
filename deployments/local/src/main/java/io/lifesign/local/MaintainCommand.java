package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.upkeep.TableFigures;
import io.lifesign.lake.upkeep.Upkeep;
import io.lifesign.lake.upkeep.UpkeepPlan;
import io.lifesign.lake.upkeep.UpkeepResult;
import java.nio.file.Path;
import java.time.Duration;
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

/** Maintains the lake once. */
@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    description = {
      "Maintains every table of the lake once, while landing may go on: packs small files, expires",
      "old snapshots (tags and branches keep theirs), removes files that no snapshot knows."
    })
final class MaintainCommand implements Callable<Integer> {

  @Mixin private WarehouseOption warehouse;

  @Mixin private AuditMixin audit;

  @Option(
      names = "--expire-after",
      paramLabel = "DURATION",
      description = "Snapshots older than this go, ISO 8601 (default: ${DEFAULT-VALUE}).")
  private Duration expireAfter = UpkeepPlan.DEFAULT.expireAfter();

  @Option(
      names = "--keep-snapshots",
      paramLabel = "N",
      description = "So many newest snapshots stay in any case (default: ${DEFAULT-VALUE}).")
  private int keepSnapshots = UpkeepPlan.DEFAULT.keepSnapshots();

  @Option(
      names = "--orphan-age",
      paramLabel = "DURATION",
      description =
          "Unknown files younger than this stay (default: ${DEFAULT-VALUE}; at least PT1H).")
  private Duration orphanAge = UpkeepPlan.DEFAULT.orphanAge();

  @Option(names = "--json", description = "Prints {\"tables\":[...]} instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    Path folder = warehouse.resolve(Installation.own());
    Upkeep upkeep = new Upkeep(LakeConfig.embedded(folder), plan(), InstantSource.system());
    List<UpkeepResult> results;
    try (AuditedAct act = audit.log().begin("maintain", folder.toString(), parameters())) {
      results =
          upkeep.run(
              "maintain, process " + ProcessHandle.current().pid(),
              table -> spec.commandLine().getErr().println("Maintaining " + table));
      act.done(Map.of("tables", results.size()));
    }
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(Map.of("tables", results)));
    } else {
      text(results).lines().forEach(out::println);
    }
    return CommandLine.ExitCode.OK;
  }

  private Map<String, Object> parameters() {
    return Map.of(
        "expire-after", expireAfter, "keep-snapshots", keepSnapshots, "orphan-age", orphanAge);
  }

  private UpkeepPlan plan() {
    try {
      return new UpkeepPlan(expireAfter, keepSnapshots, orphanAge);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }

  private static TextTable text(List<UpkeepResult> results) {
    return new TextTable(
        List.of("table", "rows", "data files", "MB", "snapshots", "stored files"),
        results.stream()
            .map(
                each ->
                    List.<Object>of(
                        each.table(),
                        each.after().rows(),
                        change(each.before().files(), each.after().files()),
                        change(megabytes(each.before()), megabytes(each.after())),
                        change(each.before().snapshots(), each.after().snapshots()),
                        change(each.before().stored(), each.after().stored())))
            .toList());
  }

  private static String change(Object before, Object after) {
    return before.equals(after) ? before.toString() : before + " -> " + after;
  }

  private static double megabytes(TableFigures figures) {
    return Math.round(figures.bytes() / 10_000.0) / 100.0;
  }
}
