package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.lake.IcebergViews;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.NamedQuery;
import io.lifesign.lake.QueryResult;
import io.lifesign.lake.SqlSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the lake. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs SQL over the lake: bare table names (device_vitals, alerts, ...) and views",
      "(alerts_current, alerts_distinct, readings_with_outcome, stays). Times are UTC."
    })
final class SqlCommand implements Callable<Integer> {

  /** Either a question or the name of one. */
  static final class Question {
    @Parameters(paramLabel = "SQL", description = "A SELECT; SHOW TABLES and DESCRIBE work too.")
    private String sql;

    @Option(
        names = "--named",
        paramLabel = "NAME",
        description = "A query of iceberg-ddl/queries, by its file name.")
    private String name;

    @Option(names = "--list", description = "Lists the named queries and what each answers.")
    private boolean list;

    @Option(
        names = "--register-views",
        description = "Registers the views in the catalog, where Spark finds them by name.")
    private boolean registerViews;
  }

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of a named query, for example goLive=2026-01-01.")
  private Map<String, String> parameters = Map.of();

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description = "Reads every table as it was when this tag or cohort was made.")
  private String tag;

  @ArgGroup(multiplicity = "1")
  private Question question;

  @Mixin private WarehouseOption warehouse;

  @Option(names = "--json", description = "Prints {\"columns\":[...],\"rows\":[[...]]} instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    if (question.list) {
      return list();
    }
    LakeConfig lake = LakeConfig.embedded(warehouse.resolve(Installation.own()));
    if (question.sql != null && !parameters.isEmpty()) {
      throw new Refusal("--set goes with --named.");
    }
    if (question.registerViews) {
      return registerViews(lake);
    }
    QueryResult result;
    try (SqlSession session = tag == null ? SqlSession.open(lake) : SqlSession.openAt(lake, tag)) {
      result =
          question.sql == null
              ? session.named(question.name, parameters)
              : session.run(question.sql);
    }
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(result));
    } else {
      new TextTable(result.columns(), result.rows()).lines().forEach(out::println);
      spec.commandLine().getErr().println(result.rows().size() + " rows");
    }
    return CommandLine.ExitCode.OK;
  }

  private int registerViews(LakeConfig lake) throws JsonProcessingException {
    List<String> names = IcebergViews.register(lake);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(Map.of("views", names)));
    } else {
      names.forEach(out::println);
    }
    return CommandLine.ExitCode.OK;
  }

  private int list() throws JsonProcessingException {
    List<List<String>> queries =
        NamedQuery.all().values().stream()
            .map(
                query ->
                    List.of(
                        query.name(),
                        String.join(", ", query.parameters().keySet()),
                        query.question()))
            .toList();
    List<String> columns = List.of("name", "needs", "question");
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper().writeValueAsString(Map.of("columns", columns, "rows", queries)));
    } else {
      new TextTable(columns, queries).lines().forEach(out::println);
    }
    return CommandLine.ExitCode.OK;
  }
}
