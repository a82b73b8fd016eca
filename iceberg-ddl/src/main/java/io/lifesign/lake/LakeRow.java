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
  private final String table;
  private final SealedColumns sealed;

  LakeRow(Record record, String table, SealedColumns sealed) {
    this.record = record;
    this.table = table;
    this.sealed = sealed;
  }

  /**
   * The value of that column, opened if it was sealed; null if it has none or the table no such
   * column.
   */
  public Object get(String column) {
    return plain(sealed.opened(table, column, record));
  }

  private Object plain(Object value) {
    if (value instanceof Record nested) {
      return new LakeRow(nested, table, sealed);
    }
    if (value instanceof List<?> list && list.stream().anyMatch(StructLike.class::isInstance)) {
      return list.stream().map(this::plain).toList();
    }
    return value;
  }
}
