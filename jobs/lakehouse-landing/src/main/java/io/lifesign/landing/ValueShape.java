package io.lifesign.landing;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.RowType;

/** The way from one value of Avro to Flink's. */
interface ValueShape {

  long MICROS_PER_MILLI = 1_000;
  long NANOS_PER_MICRO = 1_000;

  /** The same value for Flink; never null in, never null out. */
  Object flink(Object avro);

  /**
   * @param name dotted name of the column, for messages
   * @throws IllegalArgumentException if the column cannot hold the field
   */
  static ValueShape of(Schema schema, LogicalType column, String name) {
    Schema plain = nonNull(schema);
    LogicalTypeRoot root = column.getTypeRoot();
    return switch (plain.getType()) {
      case RECORD -> {
        require(column instanceof RowType, plain, column, name);
        yield RecordShape.of(plain, (RowType) column, name);
      }
      case ARRAY -> {
        require(column instanceof ArrayType, plain, column, name);
        ValueShape element =
            of(plain.getElementType(), ((ArrayType) column).getElementType(), name + ".element");
        yield avro -> array((List<?>) avro, element);
      }
      case STRING, ENUM -> {
        require(root == LogicalTypeRoot.VARCHAR, plain, column, name);
        yield avro -> StringData.fromString(avro.toString());
      }
      case BYTES -> {
        require(root == LogicalTypeRoot.VARBINARY, plain, column, name);
        yield avro -> bytes((ByteBuffer) avro);
      }
      case LONG -> {
        boolean time = plain.getLogicalType() instanceof LogicalTypes.TimestampMicros;
        require(
            root
                == (time ? LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE : LogicalTypeRoot.BIGINT),
            plain,
            column,
            name);
        yield time ? avro -> timestamp((long) avro) : avro -> avro;
      }
      case INT -> same(root == LogicalTypeRoot.INTEGER, plain, column, name);
      case DOUBLE -> same(root == LogicalTypeRoot.DOUBLE, plain, column, name);
      case BOOLEAN -> same(root == LogicalTypeRoot.BOOLEAN, plain, column, name);
      default ->
          throw new IllegalArgumentException(
              "Column " + name + ": no column holds " + plain.getType());
    };
  }

  private static ValueShape same(boolean fits, Schema schema, LogicalType column, String name) {
    require(fits, schema, column, name);
    return avro -> avro;
  }

  private static void require(boolean fits, Schema schema, LogicalType column, String name) {
    if (!fits) {
      throw new IllegalArgumentException(
          "Column %s is %s, which does not hold its field's %s"
              .formatted(name, column.copy(true).asSummaryString(), schema.getType()));
    }
  }

  /** The type of an optional field. */
  static Schema nonNull(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }

  private static GenericArrayData array(List<?> avro, ValueShape element) {
    Object[] values = new Object[avro.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = element.flink(avro.get(i));
    }
    return new GenericArrayData(values);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static TimestampData timestamp(long micros) {
    return TimestampData.fromEpochMillis(
        Math.floorDiv(micros, MICROS_PER_MILLI),
        (int) (Math.floorMod(micros, MICROS_PER_MILLI) * NANOS_PER_MICRO));
  }
}
