package io.lifesign.local;

import io.lifesign.streaming.WireFormat;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Reads what our own jobs have written. Not thread-safe. */
final class TopicValues {

  private final WriterSchemas schemas;
  private final Map<Integer, SpecificDatumReader<?>> readers = new HashMap<>();
  private BinaryDecoder decoder;

  TopicValues(String registryUrl) {
    this(new WriterSchemas(WriterSchemas.client(registryUrl)));
  }

  TopicValues(WriterSchemas schemas) {
    this.schemas = schemas;
  }

  /**
   * The record of a wire-format value, whatever schema it was written with.
   *
   * @throws IllegalStateException if it has no header, or the registry does not know its schema
   */
  <T extends SpecificRecord> T read(byte[] value, Class<T> type) {
    if (!WireFormat.framed(value)) {
      throw new IllegalStateException("Not in the Confluent wire format");
    }
    decoder =
        DecoderFactory.get()
            .binaryDecoder(
                value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, decoder);
    try {
      return type.cast(reader(WireFormat.schemaId(value), type).read(null, decoder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SpecificDatumReader<?> reader(int id, Class<?> type) {
    return readers.computeIfAbsent(
        id,
        unread -> {
          Schema writer =
              schemas
                  .byId(unread)
                  .orElseThrow(
                      () -> new IllegalStateException("The registry has no schema " + unread));
          return new SpecificDatumReader<>(
              writer, SpecificData.get().getSchema(type), SpecificData.getForClass(type));
        });
  }
}
