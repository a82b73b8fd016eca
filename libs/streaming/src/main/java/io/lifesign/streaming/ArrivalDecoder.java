package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetterReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Kafka record in, {@link Arrival} out, whatever the record holds: what cannot be read becomes a
 * dead record with its reason, and only an unreachable registry throws.
 */
public final class ArrivalDecoder<A extends SpecificRecord, T>
    implements KafkaRecordDeserializationSchema<Arrival<T>> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;

  /**
   * Far enough in either direction for any clock, near enough that adding a lateness cannot
   * overflow.
   */
  private static final long SANE_MICROS = Long.MAX_VALUE / 4;

  private final RegistryAccess registry;
  private final Class<A> avroType;
  private final RecordMapper<A, T> mapper;
  private final TypeInformation<Arrival<T>> type;
  private final long futureToleranceMicros;

  private transient WriterSchemas schemas;
  private transient Map<Integer, Optional<SpecificDatumReader<A>>> readers;
  private transient BinaryDecoder decoder;

  /**
   * @param futureToleranceMicros how far event time may lie ahead of Kafka's timestamp, us; {@link
   *     Long#MAX_VALUE} for no such check
   */
  public ArrivalDecoder(
      RegistryAccess registry,
      Class<A> avroType,
      RecordMapper<A, T> mapper,
      TypeInformation<Arrival<T>> type,
      long futureToleranceMicros) {
    this.registry = registry;
    this.avroType = avroType;
    this.mapper = mapper;
    this.type = type;
    this.futureToleranceMicros = futureToleranceMicros;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    open(new WriterSchemas(WriterSchemas.client(registry)));
  }

  void open(WriterSchemas writerSchemas) {
    schemas = writerSchemas;
    readers = new HashMap<>();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival<T>> out) {
    out.collect(decode(record));
  }

  Arrival<T> decode(ConsumerRecord<byte[], byte[]> record) {
    Position position =
        new Position(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp() * MICROS_PER_MILLI);
    if (record.value() == null) {
      OptionalLong tick = Ticks.timeOf(record.headers());
      if (tick.isPresent() && sane(tick.getAsLong())) {
        return Arrival.tick(position, tick.getAsLong(), Ticks.writerOf(record.headers()));
      }
    }
    try {
      return usable(position, record);
    } catch (Rejected e) {
      return Arrival.dead(
          DeadRecord.of(position, e.reason(), e.getMessage(), record.key(), record.value())
              .at(e.path()));
    }
  }

  private Arrival<T> usable(Position position, ConsumerRecord<byte[], byte[]> record)
      throws Rejected {
    byte[] value = record.value();
    if (value == null || !WireFormat.framed(value)) {
      throw new Rejected(
          DeadLetterReason.NOT_AVRO_WIRE_FORMAT,
          value == null ? "no value and no tick header" : "no magic byte 0 with a schema id");
    }
    return judged(position, record.key(), read(value), value);
  }

  /**
   * What becomes of a record that has been read already, as from a table.
   *
   * @param value the record in the wire format
   */
  public Arrival<T> arrival(Position position, byte[] key, A avro, byte[] value) {
    try {
      return judged(position, key, avro, value);
    } catch (Rejected e) {
      return Arrival.dead(
          DeadRecord.of(position, e.reason(), e.getMessage(), key, value).at(e.path()));
    }
  }

  private Arrival<T> judged(Position position, byte[] key, A avro, byte[] value) throws Rejected {
    T mapped = mapper.map(avro);
    if (key != null
        && !Arrays.equals(key, mapper.patientId(mapped).getBytes(StandardCharsets.UTF_8))) {
      throw new Rejected(DeadLetterReason.KEY_MISMATCH, "the key is not the record's patientId");
    }
    long eventMicros = mapper.eventMicros(mapped);
    if (!sane(eventMicros)) {
      throw new Rejected(DeadLetterReason.INVALID_TIMESTAMP, "event time out of range");
    }
    if (futureToleranceMicros != Long.MAX_VALUE
        && eventMicros - position.timestampMicros() > futureToleranceMicros) {
      throw new Rejected(
          DeadLetterReason.FUTURE_TIMESTAMP, "event time ahead of the time of arrival");
    }
    return Arrival.of(position, mapped, eventMicros, value);
  }

  private A read(byte[] value) throws Rejected {
    int id = WireFormat.schemaId(value);
    SpecificDatumReader<A> reader = reader(id);
    decoder =
        DecoderFactory.get()
            .binaryDecoder(
                value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, decoder);
    try {
      A avro = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new Rejected(DeadLetterReason.TRUNCATED_OR_CORRUPT, "bytes left after the record");
      }
      return avro;
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // Avro reports corrupt bytes with whatever its decoder stumbles over; nothing but these bytes
      // is read here
      throw new Rejected(
          DeadLetterReason.TRUNCATED_OR_CORRUPT, "not readable as " + avroType.getSimpleName());
    }
  }

  private SpecificDatumReader<A> reader(int id) throws Rejected {
    Optional<SpecificDatumReader<A>> reader = readers.get(id);
    if (reader == null) {
      Schema writer =
          schemas
              .byId(id)
              .orElseThrow(
                  () -> new Rejected(DeadLetterReason.UNKNOWN_SCHEMA_ID, "schema id " + id));
      reader = readerOf(writer);
      readers.put(id, reader);
    }
    return reader.orElseThrow(
        () ->
            new Rejected(
                DeadLetterReason.SCHEMA_MISMATCH,
                "schema id " + id + " is not readable as " + avroType.getSimpleName()));
  }

  private Optional<SpecificDatumReader<A>> readerOf(Schema writer) {
    Schema expected = SpecificData.get().getSchema(avroType);
    boolean compatible =
        writer.getFullName().equals(expected.getFullName())
            && SchemaCompatibility.checkReaderWriterCompatibility(expected, writer).getType()
                == SchemaCompatibilityType.COMPATIBLE;
    return compatible
        ? Optional.of(
            new SpecificDatumReader<>(writer, expected, SpecificData.getForClass(avroType)))
        : Optional.empty();
  }

  private static boolean sane(long micros) {
    return micros > -SANE_MICROS && micros < SANE_MICROS;
  }

  @Override
  public TypeInformation<Arrival<T>> getProducedType() {
    return type;
  }
}
