package io.lifesign.local;

import io.lifesign.lake.LakeRow;
import io.lifesign.streaming.AvroTimes;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Rows of the lake back to the Avro records that landed. */
final class AvroRows {

  private AvroRows() {}

  /** The record whose fields the row's columns are. */
  static SpecificRecord record(LakeRow row, Schema schema) {
    SpecificRecord record = (SpecificRecord) SpecificData.newInstance(type(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      Object value = row.get(field.name());
      record.put(field.pos(), value == null ? null : value(value, nonNull(field.schema())));
    }
    return record;
  }

  private static Object value(Object value, Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record((LakeRow) value, schema);
      case ARRAY ->
          ((List<?>) value)
              .stream().map(each -> value(each, nonNull(schema.getElementType()))).toList();
      case ENUM -> SpecificData.get().createEnum(value.toString(), schema);
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
              ? ((OffsetDateTime) value).toInstant()
              : value;
      default -> value;
    };
  }

  /** Microseconds since the epoch of a column of instants. */
  static long micros(LakeRow row, String column) {
    return AvroTimes.micros(((OffsetDateTime) row.get(column)).toInstant());
  }

  private static Class<?> type(Schema schema) {
    return SpecificData.get().getClass(schema);
  }

  private static Schema nonNull(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }
}
