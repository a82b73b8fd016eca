package io.lifesign.landing;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.RowType;

/**
 * The way from a topic's Avro record to its table's row: the fields by name, then the record's
 * place in Kafka.
 */
final class RowShape {

  static final List<String> KAFKA_COLUMNS =
      List.of("kafka_topic", "kafka_partition", "kafka_offset", "kafka_timestamp");

  private final RecordShape record;

  private RowShape(RecordShape record) {
    this.record = record;
  }

  /**
   * @param name of the table, for messages
   * @throws IllegalArgumentException naming the column or field that has no counterpart, or whose
   *     counterpart cannot hold it
   */
  static RowShape of(Schema schema, RowType table, String name) {
    int own = table.getFieldCount() - KAFKA_COLUMNS.size();
    if (own < 0
        || !table.getFieldNames().subList(own, table.getFieldCount()).equals(KAFKA_COLUMNS)) {
      throw new IllegalArgumentException(
          "Table " + name + " does not end in " + KAFKA_COLUMNS + ": add columns AFTER a field's");
    }
    RowType fields = new RowType(table.getFields().subList(0, own));
    RecordShape record = RecordShape.of(schema, fields, name);
    fields
        .getFields()
        .forEach(column -> requireNulls(schema.getField(column.getName()), column, name));
    return new RowShape(record);
  }

  /** A null fails a writer, and a field that came later must have a value for records before it. */
  private static void requireNulls(Schema.Field field, RowType.RowField column, String table) {
    boolean nullable = field.schema().isNullable();
    if (nullable && !column.getType().isNullable()) {
      throw new IllegalArgumentException(
          "Column %s.%s is NOT NULL, but its field may be null".formatted(table, column.getName()));
    }
    if (!nullable && !field.hasDefaultValue() && column.getType().isNullable()) {
      throw new IllegalArgumentException(
          "Column %s.%s came later than its table, but its field has no default for older records"
              .formatted(table, column.getName()));
    }
  }

  RowData row(IndexedRecord avro, RawRecord from) {
    int own = record.size();
    GenericRowData row = new GenericRowData(own + KAFKA_COLUMNS.size());
    record.fill(row, avro);
    row.setField(own, StringData.fromString(from.topic()));
    row.setField(own + 1, from.partition());
    row.setField(own + 2, from.offset());
    row.setField(own + 3, TimestampData.fromEpochMillis(from.timestampMillis()));
    return row;
  }
}
