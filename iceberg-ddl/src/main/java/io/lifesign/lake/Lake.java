package io.lifesign.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.catalog.ViewCatalog;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.util.SnapshotUtil;

/** The tables of the house, in whichever catalog. */
public final class Lake implements AutoCloseable {

  /** The namespace of every table. */
  public static final String NAMESPACE = "lifesign";

  /** Name of the catalog; a JDBC catalog writes it into every row, so it is the same everywhere. */
  static final String CATALOG = "lifesign";

  /** Tables in which no record lands. */
  private static final Set<String> OWN = Set.of(SchemaHistory.TABLE, Erasures.TABLE, Cohorts.TABLE);

  private final CatalogLoader loader;
  private final Catalog catalog;

  private Lake(CatalogLoader loader) {
    this.loader = loader;
    this.catalog = loader.loadCatalog();
  }

  /** Connects to the catalog; an embedded one comes into being where there is none. */
  public static Lake open(LakeConfig config) {
    EmbeddedCatalog.createFolder(config);
    return new Lake(loader(config));
  }

  /**
   * Connects to a lake that has tables, and makes none.
   *
   * @throws QueryRefused if there is no lake
   */
  public static Lake existing(LakeConfig config) {
    EmbeddedCatalog.requireExisting(config);
    Lake lake = new Lake(loader(config));
    if (!lake.hasTables()) {
      lake.close();
      throw new QueryRefused("The lake has no tables yet: nothing has landed");
    }
    return lake;
  }

  /** What opens the catalog in another process. */
  public static CatalogLoader loader(LakeConfig config) {
    return CatalogLoader.custom(
        CATALOG, config.properties(), ForkFreeFileSystem.configuration(), config.catalogImpl());
  }

  /** Creates or updates the tables; applying twice changes nothing. */
  public List<String> migrate() {
    return migrate(Migration.released());
  }

  /** The same by given migrations, of which those that were applied before must be the first. */
  public List<String> migrate(List<Migration> migrations) {
    return migrator().apply(migrations);
  }

  /**
   * The columns that each table would have after {@link #migrate(List)}, which is tried on copies:
   * nothing of the lake is written.
   */
  public SortedMap<String, Schema> planned(List<Migration> migrations) {
    return migrator().planned(migrations);
  }

  private Migrator migrator() {
    return new Migrator(catalog, Namespace.of(NAMESPACE), InstantSource.system());
  }

  /** What a Flink sink or source opens the same catalog with, in another process. */
  public CatalogLoader catalogLoader() {
    return loader;
  }

  /** The identifier of a table by its bare name. */
  public static TableIdentifier identifier(String table) {
    return TableIdentifier.of(NAMESPACE, table);
  }

  /** The table of that bare name, as of now. */
  public Table table(String name) {
    return catalog.loadTable(identifier(name));
  }

  /** Makes or replaces a view whose SELECT Spark understands. */
  void view(String name, String query, Schema columns) {
    if (!(catalog instanceof ViewCatalog views)) {
      throw new QueryRefused("The catalog knows no views");
    }
    try {
      views
          .buildView(identifier(name))
          .withSchema(columns)
          .withDefaultNamespace(Namespace.of(NAMESPACE))
          .withQuery("spark", query)
          .createOrReplace();
    } catch (UnsupportedOperationException e) {
      throw new QueryRefused(
          "The catalog keeps no views; a JDBC catalog does with catalog.jdbc.schema-version=V1", e);
    }
  }

  /** The table that tells which migrations were applied. */
  public Table history() {
    return table(SchemaHistory.TABLE);
  }

  /** The names under which the tables can be read as they were. */
  public Tags tags() {
    return new Tags(this);
  }

  /** Who was erased. */
  public Erasures erasures() {
    return new Erasures(catalog);
  }

  private boolean hasTables() {
    return catalog instanceof SupportsNamespaces namespaces
        && namespaces.namespaceExists(Namespace.of(NAMESPACE))
        && !catalog.listTables(Namespace.of(NAMESPACE)).isEmpty();
  }

  /** Tables that name patients: those that records land in, and the cohorts of researchers. */
  public SortedSet<String> tablesOfPatients() {
    SortedSet<String> names = tables();
    if (catalog.tableExists(identifier(Cohorts.TABLE))) {
      names.add(Cohorts.TABLE);
    }
    return names;
  }

  /** The tables that records land in, by name. */
  public SortedSet<String> tables() {
    return catalog.listTables(Namespace.of(NAMESPACE)).stream()
        .map(TableIdentifier::name)
        .filter(name -> !OWN.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Rows by table that records land in, from the newest snapshot's summary: exact, since no row is
   * ever deleted but by erasure, which writes the summaries anew.
   */
  public SortedMap<String, Long> rowCounts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (String table : tables()) {
      Snapshot snapshot = table(table).currentSnapshot();
      counts.put(
          table,
          snapshot == null
              ? 0L
              : Long.parseLong(snapshot.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP)));
    }
    return counts;
  }

  /**
   * Highest offset of a Kafka partition that lies in a table.
   *
   * @param from offsets below it are of no interest: files that hold none from here on are not read
   */
  public OptionalLong highestOffset(String table, int partition, long from) {
    return new KafkaOffsets(table(table)).highest(partition, from);
  }

  /**
   * The newest checkpoint of a Flink job whose rows were committed to a table; none if the table's
   * snapshots do not speak of that job.
   *
   * @param job id of the job, hexadecimal
   */
  public OptionalLong committedCheckpoint(String table, String job) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table(table))) {
      String checkpoint = snapshot.summary().get("flink.max-committed-checkpoint-id");
      if (job.equals(snapshot.summary().get("flink.job-id")) && checkpoint != null) {
        return OptionalLong.of(Long.parseLong(checkpoint));
      }
    }
    return OptionalLong.empty();
  }

  /** Rows by Kafka partition, counted by reading a single column. */
  public SortedMap<Integer, Long> rowsByPartition(String table) {
    return new KafkaOffsets(table(table)).rowsByPartition();
  }

  @Override
  public void close() {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
