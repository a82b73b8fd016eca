package io.lifesign.lake;

import java.util.List;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.Record;

/**
 * A row as landing wrote it, or a record inside one: numbers, text, {@link
 * java.time.OffsetDateTime} for instants, {@link java.nio.ByteBuffer} for bytes, rows and lists.
 */
public final class LakeRow {

  private final Record record;

  LakeRow(Record record) {
    this.record = record;
  }

  /** The value of that column, null if it has none or the table no such column. */
  public Object get(String column) {
    return plain(record.getField(column));
  }

  private static Object plain(Object value) {
    if (value instanceof Record nested) {
      return new LakeRow(nested);
    }
    if (value instanceof List<?> list && list.stream().anyMatch(StructLike.class::isInstance)) {
      return list.stream().map(LakeRow::plain).toList();
    }
    return value;
  }
}
