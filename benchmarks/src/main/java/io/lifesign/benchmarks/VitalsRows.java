package io.lifesign.benchmarks;

import io.lifesign.schemas.VitalSigns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Vitals as rows of their table. */
final class VitalsRows {

  private static final List<Schema.Field> FIELDS = VitalSigns.getClassSchema().getFields();

  private final Record empty;

  VitalsRows(Table table) {
    this.empty = GenericRecord.create(table.schema());
  }

  /** The columns of the table begin with the fields of the record, in their order. */
  Record row(VitalSigns vitals, String topic, int partition, long offset, Instant kafkaTime) {
    Record row = empty.copy();
    for (Schema.Field field : FIELDS) {
      row.set(field.pos(), value(vitals.get(field.pos())));
    }
    int own = FIELDS.size();
    row.set(own, topic);
    row.set(own + 1, partition);
    row.set(own + 2, offset);
    row.set(own + 3, kafkaTime.atOffset(ZoneOffset.UTC));
    return row;
  }

  private static Object value(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }
}
