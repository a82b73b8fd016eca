package io.lifesign.local;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.TextRows;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Payload;
import io.lifesign.replay.ValueBytes;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.RecordVerdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * A dataset in the tables as a live run leaves it there: readable records in their topic's table,
 * unreadable ones and those with a foreign key in dead_letters, verdicts in record_outcomes.
 */
final class LandedWard {

  /** What tells a delivery of a device record from every other. */
  private record Delivery(DeviceStamp stamp, long kafkaMicros) {}

  private record Place(String topic, int partition, long offset, long kafkaMicros) {}

  private final Catalogue catalogue = Catalogue.load();
  private final ValueBytes values = new ValueBytes(topic -> 1);
  private final Lake lake;
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, List<Record>> rows = new HashMap<>();
  private final Map<String, Record> empty = new HashMap<>();
  private final Map<Delivery, Place> places = new HashMap<>();

  private LandedWard(Lake lake) {
    this.lake = lake;
  }

  static void land(LakeConfig config, Dataset dataset, List<RecordVerdict> verdicts) {
    try (Lake lake = Lake.open(config)) {
      land(lake, dataset, verdicts);
    }
  }

  static void land(Lake lake, Dataset dataset, List<RecordVerdict> verdicts) {
    lake.migrate();
    LandedWard landed = new LandedWard(lake);
    dataset.arrivals().forEach(landed::record);
    verdicts.forEach(landed::verdict);
    landed.rows.forEach((table, records) -> TextRows.append(lake.table(table), records));
  }

  private void record(Arrival arrival) {
    byte[] key = arrival.key().getBytes(StandardCharsets.UTF_8);
    int partitions = catalogue.topic(arrival.topic()).partitions();
    int partition = BuiltInPartitioner.partitionForKey(key, partitions);
    long offset = offsets.merge(arrival.topic() + partition, 1L, Long::sum);
    long kafkaMicros = arrival.arrivalMicros() / 1_000 * 1_000;
    Place place = new Place(arrival.topic(), partition, offset, kafkaMicros);
    if (!(arrival.payload() instanceof Payload.Readable readable)) {
      letter(place, arrival, key, "NOT_AVRO_WIRE_FORMAT");
      return;
    }
    IndexedRecord avro = readable.avro();
    if (!arrival.key().equals(avro.get(avro.getSchema().getField("patientId").pos()))) {
      letter(place, arrival, key, "KEY_MISMATCH");
    }
    if (catalogue.topic(arrival.topic()).kind() == Topic.Kind.DEVICE) {
      places.put(new Delivery(stamp(avro), kafkaMicros), place);
    }
    String table = catalogue.topic(arrival.topic()).table().name();
    Record row = row(table);
    fill(row, avro);
    row.setField("kafka_topic", place.topic());
    row.setField("kafka_partition", place.partition());
    row.setField("kafka_offset", place.offset());
    row.setField("kafka_timestamp", time(place.kafkaMicros()));
    add(table, row);
  }

  private static DeviceStamp stamp(IndexedRecord avro) {
    if (avro instanceof VitalSigns vitals) {
      return new DeviceStamp(
          vitals.getDeviceId(),
          vitals.getBootId(),
          vitals.getSequence(),
          AvroTimes.micros(vitals.getEventTime()));
    }
    EcgChunk chunk = (EcgChunk) avro;
    return new DeviceStamp(
        chunk.getDeviceId(),
        chunk.getBootId(),
        chunk.getSequence(),
        AvroTimes.micros(chunk.getEventTime()));
  }

  private void letter(Place place, Arrival arrival, byte[] key, String reason) {
    byte[] value = values.of(arrival);
    Record row = row("dead_letters");
    row.setField("job", "vitals-scoring");
    where(row, place);
    row.setField("timestamp", time(place.kafkaMicros()));
    row.setField("reason", reason);
    row.setField("detail", "");
    row.setField("key", ByteBuffer.wrap(key));
    row.setField("value", ByteBuffer.wrap(value));
    row.setField("valueLength", value.length);
    kafka(row);
    add("dead_letters", row);
  }

  private void verdict(RecordVerdict verdict) {
    Place place = places.get(new Delivery(verdict.source(), verdict.position().timestampMicros()));
    Record row = row("record_outcomes");
    row.setField("patientId", verdict.patientId());
    row.setField("eventTime", time(verdict.source().atMicros()));
    row.setField("job", "vitals-scoring");
    where(row, place);
    row.setField("verdict", verdict.kind().name());
    row.setField("lateByMicros", verdict.lateByMicros());
    Record source = GenericRecord.create(row.struct().field("source").type().asStructType());
    source.setField("deviceId", verdict.source().deviceId());
    source.setField("bootId", verdict.source().bootId());
    source.setField("sequence", verdict.source().sequence());
    source.setField("eventTime", time(verdict.source().atMicros()));
    row.setField("source", source);
    kafka(row);
    add("record_outcomes", row);
  }

  private static void where(Record row, Place place) {
    row.setField("topic", place.topic());
    row.setField("partition", place.partition());
    row.setField("offset", place.offset());
  }

  private void kafka(Record row) {
    row.setField("kafka_topic", "results");
    row.setField("kafka_partition", 0);
    row.setField("kafka_offset", offsets.merge("results", 1L, Long::sum));
    row.setField("kafka_timestamp", time(0));
  }

  private Record row(String table) {
    return empty
        .computeIfAbsent(table, name -> GenericRecord.create(lake.table(name).schema()))
        .copy();
  }

  private void add(String table, Record row) {
    rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
  }

  private static void fill(Record row, IndexedRecord avro) {
    StructType struct = row.struct();
    avro.getSchema()
        .getFields()
        .forEach(
            field -> {
              NestedField column = struct.field(field.name());
              row.setField(field.name(), value(avro.get(field.pos()), column));
            });
  }

  private static Object value(Object value, NestedField column) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof List<?> list) {
      NestedField element = ((ListType) column.type()).fields().get(0);
      return list.stream().map(each -> value(each, element)).toList();
    }
    if (value instanceof IndexedRecord nested) {
      Record inner = GenericRecord.create(column.type().asStructType());
      fill(inner, nested);
      return inner;
    }
    return value;
  }

  private static OffsetDateTime time(long micros) {
    return AvroTimes.instant(micros).atOffset(ZoneOffset.UTC);
  }
}
