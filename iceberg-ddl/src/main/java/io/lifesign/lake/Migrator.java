package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;

/**
 * Applies migrations in order and writes each into {@link SchemaHistory}. A statement that was
 * applied before changes nothing, so a migration that was cut short is repeated.
 */
final class Migrator {

  /** Where releases before the table remembered: a property of the namespace for each migration. */
  private static final String APPLIED = "migration.";

  private final Catalog catalog;
  private final SupportsNamespaces namespaces;
  private final Namespace namespace;
  private final InstantSource clock;

  /**
   * @param clock stamps the rows of the history, and nothing else
   */
  Migrator(Catalog catalog, Namespace namespace, InstantSource clock) {
    if (!(catalog instanceof SupportsNamespaces withNamespaces)) {
      throw new IllegalArgumentException("The catalog has no namespaces: " + catalog.name());
    }
    this.catalog = catalog;
    this.namespaces = withNamespaces;
    this.namespace = namespace;
    this.clock = clock;
  }

  /**
   * Applies what is new.
   *
   * @return the names of the migrations applied now
   * @throws IllegalStateException naming a file that was changed after it was applied, or one that
   *     was applied and is gone
   */
  List<String> apply(List<Migration> migrations) {
    if (!namespaces.namespaceExists(namespace)) {
      namespaces.createNamespace(namespace);
    }
    SchemaHistory history = SchemaHistory.of(catalog, remembered());
    List<String> now = new ArrayList<>();
    for (Migration migration : pending(migrations, history.applied())) {
      List<DdlStatement> statements = migration.statements();
      statements.forEach(this::apply);
      history.add(migration, statements.size(), clock.instant());
      now.add(migration.name());
    }
    return now;
  }

  /**
   * The columns that each table would have after {@link #apply(List)}, by trying it on empty copies
   * of the tables in memory.
   *
   * @throws IllegalStateException as {@link #apply(List)}
   */
  SortedMap<String, Schema> planned(List<Migration> migrations) {
    SortedMap<String, Schema> planned = new TreeMap<>();
    boolean any = namespaces.namespaceExists(namespace);
    Map<String, String> applied =
        any && SchemaHistory.kept(catalog)
            ? SchemaHistory.of(catalog, Map.of()).applied()
            : any ? remembered() : Map.of();
    try (InMemoryCatalog copies = new InMemoryCatalog()) {
      copies.initialize("copies", Map.of());
      copies.createNamespace(namespace);
      if (any) {
        for (TableIdentifier table : catalog.listTables(namespace)) {
          copies.createTable(table, catalog.loadTable(table).schema());
        }
      }
      Migrator trial = new Migrator(copies, namespace, clock);
      for (Migration migration : pending(migrations, applied)) {
        migration.statements().forEach(trial::apply);
      }
      for (TableIdentifier table : copies.listTables(namespace)) {
        planned.put(table.name(), copies.loadTable(table).schema());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return planned;
  }

  private static List<Migration> pending(List<Migration> migrations, Map<String, String> before) {
    SortedMap<String, String> gone = new TreeMap<>(before);
    List<Migration> pending = new ArrayList<>();
    for (Migration migration : migrations) {
      String checksum = gone.remove(migration.name());
      if (checksum == null) {
        pending.add(migration);
      } else if (!checksum.equals(migration.checksum())) {
        throw new IllegalStateException(
            "Migration "
                + migration.name()
                + ".sql was changed after it was applied; write a new one");
      }
    }
    if (!gone.isEmpty()) {
      throw new IllegalStateException(
          "The lake is newer than this release: it has migrations " + gone.keySet());
    }
    return pending;
  }

  private Map<String, String> remembered() {
    Map<String, String> applied = new TreeMap<>();
    namespaces
        .loadNamespaceMetadata(namespace)
        .forEach(
            (key, value) -> {
              if (key.startsWith(APPLIED)) {
                applied.put(key.substring(APPLIED.length()), value);
              }
            });
    return applied;
  }

  private void apply(DdlStatement statement) {
    if (statement instanceof DdlStatement.CreateTable create) {
      create(create);
    } else if (statement instanceof DdlStatement.WriteOrder order) {
      order(order);
    } else if (statement instanceof DdlStatement.AddColumn add) {
      add(add);
    }
  }

  private void create(DdlStatement.CreateTable create) {
    if (!catalog.tableExists(create.table())) {
      catalog
          .buildTable(create.table(), create.schema())
          .withPartitionSpec(spec(create.schema(), create.partitioning()))
          .withProperties(create.properties())
          .create();
    }
  }

  private static PartitionSpec spec(Schema schema, List<DdlStatement.Transform> transforms) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    for (DdlStatement.Transform transform : transforms) {
      switch (transform.name()) {
        case "days" -> spec.day(transform.column());
        case "months" -> spec.month(transform.column());
        case "bucket" -> spec.bucket(transform.column(), transform.width());
        default -> throw new IllegalArgumentException("No partition transform " + transform.name());
      }
    }
    return spec.build();
  }

  private void add(DdlStatement.AddColumn add) {
    Table table = catalog.loadTable(add.table());
    String name = add.column().name();
    if (table.schema().findField(name) == null) {
      int dot = name.lastIndexOf('.');
      String record = dot < 0 ? null : name.substring(0, dot);
      UpdateSchema update = table.updateSchema();
      update.addColumn(record, name.substring(dot + 1), add.column().type(), add.column().doc());
      if (add.after() != null) {
        update.moveAfter(name, record == null ? add.after() : record + "." + add.after());
      }
      update.commit();
    }
  }

  private void order(DdlStatement.WriteOrder order) {
    Table table = catalog.loadTable(order.table());
    SortOrder.Builder wanted = SortOrder.builderFor(table.schema());
    order.columns().forEach(wanted::asc);
    if (!table.sortOrder().sameOrder(wanted.build())) {
      ReplaceSortOrder replace = table.replaceSortOrder();
      order.columns().forEach(replace::asc);
      replace.commit();
    }
  }
}
