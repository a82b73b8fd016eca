package io.lifesign.local;

import io.lifesign.lake.erase.PatientBytes;
import io.lifesign.streaming.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.header.Header;

/**
 * Whether a Kafka record speaks of the patient: in the bytes of its key, value and headers, and in
 * every text that the value decodes to, as far as its schema is known. Not thread-safe.
 */
final class RecordSearch {

  private final PatientBytes patient;
  private final IntFunction<Optional<Schema>> schemas;

  /**
   * @param schemas what values are decoded with, by id; without one their bytes alone are searched
   */
  RecordSearch(PatientBytes patient, IntFunction<Optional<Schema>> schemas) {
    this.patient = patient;
    this.schemas = schemas;
  }

  boolean holds(byte[] key, byte[] value, Header[] headers) {
    return patient.in(key)
        || patient.in(value)
        || Stream.of(headers)
            .anyMatch(header -> patient.in(header.key()) || patient.in(header.value()))
        || decoded(value);
  }

  private boolean decoded(byte[] value) {
    if (value == null || !WireFormat.framed(value)) {
      return false;
    }
    Optional<Schema> writer = schemas.apply(WireFormat.schemaId(value));
    return writer.isPresent() && inWhatIsRead(value, writer.get());
  }

  private boolean inWhatIsRead(byte[] value, Schema writer) {
    try {
      return in(
          new GenericDatumReader<>(writer)
              .read(
                  null,
                  DecoderFactory.get()
                      .binaryDecoder(
                          value,
                          WireFormat.HEADER_BYTES,
                          value.length - WireFormat.HEADER_BYTES,
                          null)));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Avro reports corrupt bytes with whatever its decoder stumbles over; nothing but these bytes
      // is read here, and their raw search has found nothing
      return false;
    }
  }

  private boolean in(Object value) {
    if (value instanceof IndexedRecord record) {
      return record.getSchema().getFields().stream().anyMatch(each -> in(record.get(each.pos())));
    }
    if (value instanceof Collection<?> list) {
      return list.stream().anyMatch(this::in);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream().anyMatch(each -> in(each.getKey()) || in(each.getValue()));
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      // a dead letter carries the record that it is about
      return patient.in(copy) || decoded(copy);
    }
    return value instanceof CharSequence text && patient.in(text);
  }
}
