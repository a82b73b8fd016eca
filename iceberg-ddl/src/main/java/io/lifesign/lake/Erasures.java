package io.lifesign.lake;

import io.lifesign.lake.reconcile.OffsetSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * Which patients were erased, by keyed hash and never by name, and which Kafka records therefore
 * have no row: a table of its own, made by the first erasure.
 */
public final class Erasures {

  static final String TABLE = "erasures";

  /** Of {@link Entry#what}: the whole table, without offsets. */
  public static final String WHOLE_TABLE = "TABLE";

  /** Of {@link Entry#what}: a tick that the erasure itself wrote into a topic; of no table. */
  public static final String TICK = "TICK";

  private static final Schema SCHEMA =
      new Schema(
          column(1, "erasedAt", "When, UTC, by the clock of whoever erased.", false),
          column(2, "patientHash", "HMAC-SHA256 of the patient's id, hexadecimal.", false),
          column(3, "tableName", "Table that rows were removed from.", false),
          column(
              4,
              "what",
              "TABLE: all rows of that table; ROW: rows by the record that they were; LATE,"
                  + " DUPLICATE or DEAD and the reason: rows by the record that they judged;"
                  + " TICK: records without row that the erasure wrote.",
              false),
          column(5, "topic", "Topic of those records.", true),
          column(6, "partition", "Partition of those records.", true),
          column(7, "removedRows", "How many.", false),
          column(8, "offsets", "Offsets of those records, as ranges: 1-3,7.", true));

  private final Catalog catalog;

  Erasures(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * One row.
   *
   * @param topic null with {@link #WHOLE_TABLE}, as are partition and offsets
   */
  public record Entry(
      String tableName,
      String what,
      String topic,
      Integer partition,
      long removedRows,
      String offsets) {}

  /** Is told the offsets of one partition. */
  @FunctionalInterface
  public interface Reader {
    void offsets(String topic, int partition, OffsetSet offsets);
  }

  /** Whether anybody was ever erased. */
  public boolean any() {
    return catalog.tableExists(Lake.identifier(TABLE));
  }

  /** The table itself; there must be one. */
  public Table table() {
    return catalog.loadTable(Lake.identifier(TABLE));
  }

  /** Writes down what one table loses. */
  public void add(String patientHash, Instant erasedAt, List<Entry> entries) {
    if (!any()) {
      catalog
          .buildTable(Lake.identifier(TABLE), SCHEMA)
          .withProperty("format-version", "2")
          .withProperty("comment", "Which patients were erased, by keyed hash.")
          .create();
    }
    Table table = table();
    List<Record> rows = new ArrayList<>();
    for (Entry entry : entries) {
      Record row = GenericRecord.create(table.schema());
      row.setField("erasedAt", erasedAt.atOffset(ZoneOffset.UTC));
      row.setField("patientHash", patientHash);
      row.setField("tableName", entry.tableName());
      row.setField("what", entry.what());
      row.setField("topic", entry.topic());
      row.setField("partition", entry.partition());
      row.setField("removedRows", entry.removedRows());
      row.setField("offsets", entry.offsets());
      rows.add(row);
    }
    table.newAppend().appendFile(SmallFiles.of(table, rows)).commit();
  }

  /** Tells the offsets of all erasures, of the kinds that are wanted. */
  public void read(Predicate<String> what, Reader reader) {
    if (!any()) {
      return;
    }
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table()).build()) {
      for (Record row : rows) {
        if (row.getField("offsets") != null && what.test((String) row.getField("what"))) {
          reader.offsets(
              (String) row.getField("topic"),
              (Integer) row.getField("partition"),
              OffsetSet.parse((String) row.getField("offsets")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NestedField column(int id, String name, String doc, boolean optional) {
    var type =
        switch (name) {
          case "erasedAt" -> TimestampType.withZone();
          case "partition" -> IntegerType.get();
          case "removedRows" -> LongType.get();
          default -> StringType.get();
        };
    return (optional ? NestedField.optional(name) : NestedField.required(name))
        .withId(id)
        .ofType(type)
        .withDoc(doc)
        .build();
  }
}
