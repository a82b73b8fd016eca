package io.lifesign.replay;

import io.lifesign.streaming.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Kafka values of arrivals. Not thread-safe. */
public final class ValueBytes {

  private final ToIntFunction<String> schemaIdOfTopic;
  private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers = new HashMap<>();
  private BinaryEncoder encoder;

  public ValueBytes(ToIntFunction<String> schemaIdOfTopic) {
    this.schemaIdOfTopic = schemaIdOfTopic;
  }

  public byte[] of(Arrival arrival) {
    Payload payload = arrival.payload();
    if (payload instanceof Payload.Bytes whole) {
      return whole.bytes();
    }
    byte[] body =
        payload instanceof Payload.Body raw
            ? raw.bytes()
            : avro(((Payload.Readable) payload).avro());
    byte[] value = new byte[WireFormat.HEADER_BYTES + body.length];
    WireFormat.header(value, schemaIdOfTopic.applyAsInt(arrival.topic()));
    System.arraycopy(body, 0, value, WireFormat.HEADER_BYTES, body.length);
    return value;
  }

  /** The Avro body of a record, without a header. */
  public byte[] avro(SpecificRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encoder = EncoderFactory.get().binaryEncoder(out, encoder);
    try {
      writers
          .computeIfAbsent(record.getSchema(), schema -> new SpecificDatumWriter<>(schema))
          .write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a record could not be written to memory", e);
    }
    return out.toByteArray();
  }
}
