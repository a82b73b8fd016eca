package io.lifesign.lake;

import io.lifesign.protection.FolderKeys;
import io.lifesign.protection.SealedValues;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.iceberg.data.Record;

/**
 * The values of a lake that were sealed before they landed. Each is bound to its table, its column
 * and the place of its record in Kafka, which a row keeps for good. Not thread-safe.
 */
public final class SealedColumns {

  private static final String MARK = "sealed:";

  private final SealedValues values;

  private SealedColumns(SealedValues values) {
    this.values = values;
  }

  /**
   * With the keys that the configuration names.
   *
   * @throws io.lifesign.protection.BadKey if they cannot be used
   */
  public static SealedColumns of(LakeConfig config) {
    return new SealedColumns(
        config.keyFolder() == null
            ? null
            : new SealedValues(new FolderKeys(Path.of(config.keyFolder()))));
  }

  /** Whether there are keys: without them values land as they are. */
  public boolean seals() {
    return values != null;
  }

  /** Where a value stands, as the text that it is bound to. */
  public static String place(
      String table, String column, String topic, int partition, long offset) {
    return table + "." + column + " " + topic + "/" + partition + "/" + offset;
  }

  /** A value sealed for its place. */
  public String seal(byte[] value, String place) {
    return values.seal(value, place);
  }

  /**
   * The value of a column as it was before it was sealed, if it was.
   *
   * @throws QueryRefused if it was, and there are no keys
   * @throws io.lifesign.protection.BadKey if it does not open
   */
  public Object opened(String table, String column, Record row) {
    Object value = row.getField(column);
    if (value instanceof CharSequence text && SealedValues.is(text)) {
      return new String(open(text, table, column, row), StandardCharsets.UTF_8);
    }
    if (value instanceof ByteBuffer bytes && marked(bytes)) {
      CharSequence text = StandardCharsets.US_ASCII.decode(bytes.duplicate());
      if (SealedValues.is(text)) {
        return ByteBuffer.wrap(open(text, table, column, row));
      }
    }
    return value;
  }

  /** A changed value in place of one that was sealed, sealed again. */
  public Object resealed(String table, String column, Record row, String changed) {
    return seal(changed.getBytes(StandardCharsets.UTF_8), place(table, column, row));
  }

  private byte[] open(CharSequence text, String table, String column, Record row) {
    if (values == null) {
      throw new QueryRefused(
          table + "." + column + " is sealed: name the folder of its keys with --encryption-keys");
    }
    return values.open(text, place(table, column, row));
  }

  private static String place(String table, String column, Record row) {
    return place(
        table,
        column,
        (String) row.getField("kafka_topic"),
        (Integer) row.getField("kafka_partition"),
        (Long) row.getField("kafka_offset"));
  }

  private static boolean marked(ByteBuffer bytes) {
    if (bytes.remaining() < MARK.length()) {
      return false;
    }
    for (int i = 0; i < MARK.length(); i++) {
      if (bytes.get(bytes.position() + i) != MARK.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
