package io.lifesign.landing;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.types.logical.RowType;

/** The way from an Avro record to a row of the same fields. */
final class RecordShape implements ValueShape {

  /** A column: where its value lies in the Avro record, and how to read it. */
  private record Column(int position, ValueShape shape) {}

  private final List<Column> columns;

  private RecordShape(List<Column> columns) {
    this.columns = columns;
  }

  /**
   * @param place dotted name of the table or column that holds the record, for messages
   * @throws IllegalArgumentException naming the column or field that has no counterpart
   */
  static RecordShape of(Schema schema, RowType row, String place) {
    List<Column> columns = new ArrayList<>();
    for (RowType.RowField column : row.getFields()) {
      String name = place + "." + column.getName();
      Schema.Field field = schema.getField(column.getName());
      if (field == null) {
        throw new IllegalArgumentException(
            "Column " + name + " has no field in " + schema.getName() + ": keep the field");
      }
      columns.add(new Column(field.pos(), ValueShape.of(field.schema(), column.getType(), name)));
    }
    for (Schema.Field field : schema.getFields()) {
      if (row.getFieldIndex(field.name()) < 0) {
        throw new IllegalArgumentException(
            "Field %s of %s has no column %s.%s: add it by a migration"
                .formatted(field.name(), schema.getName(), place, field.name()));
      }
    }
    return new RecordShape(List.copyOf(columns));
  }

  int size() {
    return columns.size();
  }

  void fill(GenericRowData row, IndexedRecord avro) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value = avro.get(column.position());
      row.setField(i, value == null ? null : column.shape().flink(value));
    }
  }

  @Override
  public Object flink(Object avro) {
    GenericRowData row = new GenericRowData(columns.size());
    fill(row, (IndexedRecord) avro);
    return row;
  }
}
