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
   * @throws IllegalArgumentException naming the column or field that has no counterpart
   */
  static RowShape of(Schema schema, RowType table) {
    int own = table.getFieldCount() - KAFKA_COLUMNS.size();
    if (own < 0
        || !table.getFieldNames().subList(own, table.getFieldCount()).equals(KAFKA_COLUMNS)) {
      throw new IllegalArgumentException(
          "The table of " + schema.getName() + " does not end in " + KAFKA_COLUMNS);
    }
    return new RowShape(RecordShape.of(schema, new RowType(table.getFields().subList(0, own))));
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
