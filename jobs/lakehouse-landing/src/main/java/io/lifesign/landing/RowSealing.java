package io.lifesign.landing;

import io.lifesign.lake.SealedColumns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;

/** Seals the identifying columns of the rows of one table, where there are keys. */
final class RowSealing {

  private final Target target;
  private final SealedColumns sealed;
  private final List<Integer> columns;

  RowSealing(Target target, SealedColumns sealed) {
    this.target = target;
    this.sealed = sealed;
    this.columns =
        sealed.seals()
            ? target.identifying().stream().map(target.rowType()::getFieldIndex).toList()
            : List.of();
  }

  RowData of(RowData read, RawRecord from) {
    if (columns.isEmpty()) {
      return read;
    }
    GenericRowData row = (GenericRowData) read;
    for (int column : columns) {
      Object value = row.getField(column);
      if (value instanceof StringData text) {
        row.setField(column, StringData.fromString(seal(text.toBytes(), column, from)));
      } else if (value instanceof byte[] bytes) {
        row.setField(column, seal(bytes, column, from).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return row;
  }

  private String seal(byte[] value, int column, RawRecord from) {
    return sealed.seal(
        value,
        SealedColumns.place(
            target.table(),
            target.rowType().getFieldNames().get(column),
            from.topic(),
            from.partition(),
            from.offset()));
  }
}
