package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Which migrations a lake has seen: a table of its own, one row a migration, in commit order. */
final class SchemaHistory {

  static final String TABLE = "schema_history";

  private static final Schema SCHEMA =
      new Schema(
          NestedField.required("version").withId(1).ofType(Types.IntegerType.get()).build(),
          NestedField.required("name").withId(2).ofType(Types.StringType.get()).build(),
          NestedField.required("checksum").withId(3).ofType(Types.StringType.get()).build(),
          NestedField.optional("statements").withId(4).ofType(Types.IntegerType.get()).build(),
          NestedField.optional("appliedAt")
              .withId(5)
              .ofType(Types.TimestampType.withZone())
              .build());

  private static final List<String> MEANING =
      List.of(
          "Number of the migration, from its name.",
          "File name of the migration without suffix.",
          "SHA-256 of its text, hexadecimal.",
          "How many statements it has; null if it was applied before this table was kept.",
          "When it was applied, UTC, by the clock of whoever applied it; null as above.");

  private final Catalog catalog;

  private SchemaHistory(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The history of a lake, kept from now on if it was not.
   *
   * @param before checksums by name of what was applied before this table was kept; they enter it
   *     in the commit that makes it, so it is never there without them
   */
  static SchemaHistory of(Catalog catalog, Map<String, String> before) {
    if (!kept(catalog)) {
      Transaction creation =
          catalog
              .buildTable(Lake.identifier(TABLE), documented())
              .withProperty("format-version", "2")
              .withProperty("comment", "Which migrations were applied to this lake.")
              .createTransaction();
      if (!before.isEmpty()) {
        List<Record> rows = new ArrayList<>();
        new TreeMap<>(before).forEach((name, checksum) -> rows.add(row(name, checksum)));
        creation.newAppend().appendFile(SmallFiles.of(creation.table(), rows)).commit();
      }
      creation.commitTransaction();
    }
    return new SchemaHistory(catalog);
  }

  /** Whether the lake has its history in a table yet. */
  static boolean kept(Catalog catalog) {
    return catalog.tableExists(Lake.identifier(TABLE));
  }

  /** Checksums by name. */
  SortedMap<String, String> applied() {
    SortedMap<String, String> applied = new TreeMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table()).select("name", "checksum").build()) {
      rows.forEach(
          row -> applied.put((String) row.getField("name"), (String) row.getField("checksum")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return applied;
  }

  void add(Migration migration, int statements, Instant appliedAt) {
    Record row = row(migration.name(), migration.checksum());
    row.setField("statements", statements);
    row.setField("appliedAt", appliedAt.atOffset(ZoneOffset.UTC));
    Table table = table();
    table.newAppend().appendFile(SmallFiles.of(table, List.of(row))).commit();
  }

  private Table table() {
    return catalog.loadTable(Lake.identifier(TABLE));
  }

  private static Schema documented() {
    List<NestedField> columns = new ArrayList<>();
    for (int i = 0; i < MEANING.size(); i++) {
      columns.add(NestedField.from(SCHEMA.columns().get(i)).withDoc(MEANING.get(i)).build());
    }
    return new Schema(columns);
  }

  private static Record row(String name, String checksum) {
    Record row = GenericRecord.create(SCHEMA);
    row.setField("version", Migration.version(name));
    row.setField("name", name);
    row.setField("checksum", checksum);
    return row;
  }
}
