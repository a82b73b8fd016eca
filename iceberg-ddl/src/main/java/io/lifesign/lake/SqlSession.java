package io.lifesign.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.config.TableConfigOptions;
import org.apache.flink.table.catalog.CatalogDescriptor;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/**
 * Questions to the lake in Flink SQL, answered inside this process. Bare names are tables of the
 * lake or the views of {@code iceberg-ddl/views}.
 */
public final class SqlSession implements AutoCloseable {

  private static final String BUILT_IN_CATALOG = "default_catalog";

  /** Holds the tables as of a tag, as views. */
  private static final String TAGGED = "tagged";

  private static final Configuration IN_MEMORY =
      Configuration.fromMap(
          Map.of("type", "generic_in_memory", "default-database", Lake.NAMESPACE));

  /** Statements that answer without being queries, and change nothing. */
  private static final Pattern ABOUT =
      Pattern.compile("(?i)\\s*(SHOW|DESCRIBE|DESC|EXPLAIN)\\b.*", Pattern.DOTALL);

  private final EmbeddedFlink flink;
  private final TableEnvironment tables;
  private final Map<String, NamedQuery> queries;

  private SqlSession(
      EmbeddedFlink flink, TableEnvironment tables, Map<String, NamedQuery> queries) {
    this.flink = flink;
    this.tables = tables;
    this.queries = queries;
  }

  /**
   * Connects to a lake that has tables.
   *
   * @throws QueryRefused if there is no lake
   */
  public static SqlSession open(LakeConfig config) {
    Lake.existing(config).close();
    return start(config, Map.of());
  }

  /**
   * Connects to a lake as it was when it was tagged.
   *
   * @throws QueryRefused if there is no lake, or no such tag
   */
  public static SqlSession openAt(LakeConfig config, String tag) {
    SortedMap<String, String> sources = new TreeMap<>();
    try (Lake lake = Lake.existing(config)) {
      lake.tags().require(tag);
      lake.tables().forEach(table -> sources.put(table, source(lake, table, tag)));
      sources.put(Cohorts.TABLE, all(Cohorts.TABLE));
    }
    return start(config, sources);
  }

  /** A table that came after the tag was empty then. */
  private static String source(Lake lake, String table, String tag) {
    return lake.tags().snapshot(table, tag).isPresent()
        ? all(table) + " /*+ OPTIONS('tag'='" + tag + "') */"
        : all(table) + " WHERE FALSE";
  }

  private static String all(String table) {
    return "SELECT * FROM `" + Lake.CATALOG + "`.`" + Lake.NAMESPACE + "`.`" + table + "`";
  }

  private static SqlSession start(LakeConfig config, Map<String, String> sources) {
    EmbeddedFlink flink = EmbeddedFlink.start();
    try {
      return open(config, sources, flink);
    } catch (RuntimeException e) {
      flink.close();
      throw e;
    }
  }

  /**
   * @param sources queries by name of the table that each stands for
   */
  private static SqlSession open(
      LakeConfig config, Map<String, String> sources, EmbeddedFlink flink) {
    Configuration settings = flink.client().set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
    settings.setString("table.exec.iceberg.infer-source-parallelism", "false");
    TableEnvironment tables =
        TableEnvironment.create(
            EnvironmentSettings.newInstance().inBatchMode().withConfiguration(settings).build());
    tables.createCatalog(Lake.CATALOG, CatalogDescriptor.of(Lake.CATALOG, catalog(config)));
    tables.useCatalog(Lake.CATALOG);
    tables.useDatabase(Lake.NAMESPACE);
    if (!sources.isEmpty()) {
      // beside the tables, not over them: the planner looks up a table that it reads by its name
      tables.createCatalog(TAGGED, CatalogDescriptor.of(TAGGED, IN_MEMORY));
      tables.useCatalog(TAGGED);
      tables.useDatabase(Lake.NAMESPACE);
    }
    sources.forEach((table, query) -> tables.createTemporaryView(table, tables.sqlQuery(query)));
    Views.all()
        .forEach((name, query) -> tables.createTemporaryView(name, tables.sqlQuery(bare(query))));
    return new SqlSession(flink, tables, NamedQuery.all());
  }

  /** Tables are read as they are at each query, never from a cache. */
  private static Configuration catalog(LakeConfig config) {
    Configuration settings = Configuration.fromMap(config.properties());
    settings.setString("type", "iceberg");
    settings.setString("catalog-impl", config.catalogImpl());
    settings.setString("default-database", Lake.NAMESPACE);
    settings.setString("cache-enabled", "false");
    return settings;
  }

  /**
   * Answers one query.
   *
   * @throws QueryRefused with one line that says what is wrong with it
   */
  public QueryResult run(String sql) {
    String query = bare(sql);
    try {
      TableResult result =
          ABOUT.matcher(query).matches()
              ? tables.executeSql(query)
              : tables.sqlQuery(query).execute();
      return read(result);
    } catch (RuntimeException e) {
      // The planner and the local cluster throw what they like; all of it is an answer to whoever
      // asked
      throw new QueryRefused(Complaints.line(e), e);
    }
  }

  /**
   * Answers a query of {@code iceberg-ddl/queries}.
   *
   * @param values of its parameters, by name
   * @throws QueryRefused if there is none of that name, or its parameters are others
   */
  public QueryResult named(String name, Map<String, String> values) {
    NamedQuery query = queries.get(name);
    if (query == null) {
      throw new QueryRefused(
          "No query is named " + name + "; there are: " + String.join(", ", queries.keySet()));
    }
    return run(query.with(values));
  }

  /** Answers a query of {@code iceberg-ddl/queries} that has no parameters. */
  public QueryResult named(String name) {
    return named(name, Map.of());
  }

  /** The names that {@link #named} knows. */
  public SortedSet<String> names() {
    return new TreeSet<>(queries.keySet());
  }

  /** The columns of a table or view. */
  ResolvedSchema schema(String name) {
    return tables.from("`" + name + "`").getResolvedSchema();
  }

  private static QueryResult read(TableResult result) {
    List<List<Object>> rows = new ArrayList<>();
    try (CloseableIterator<Row> answer = result.collect()) {
      answer.forEachRemaining(row -> rows.add(PlainValues.of(row)));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new QueryResult(result.getResolvedSchema().getColumnNames(), rows);
  }

  private static String bare(String sql) {
    return sql.strip().replaceFirst(";\\s*$", "");
  }

  @Override
  public void close() {
    tables.useCatalog(BUILT_IN_CATALOG);
    tables.executeSql("DROP CATALOG " + Lake.CATALOG);
    flink.close();
  }
}
