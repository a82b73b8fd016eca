package io.lifesign.streaming;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes generated records of one schema as wire-format values. Not thread-safe. */
public final class AvroBody {

  private final byte[] header = new byte[WireFormat.HEADER_BYTES];
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private BinaryEncoder encoder;
  private SpecificDatumWriter<SpecificRecord> writer;

  public AvroBody(int schemaId) {
    WireFormat.header(header, schemaId);
  }

  /** The header and the Avro body of a record. */
  public byte[] write(SpecificRecord record) {
    if (writer == null) {
      writer =
          new SpecificDatumWriter<>(
              record.getSchema(), SpecificData.getForClass(record.getClass()));
    }
    bytes.reset();
    bytes.write(header, 0, header.length);
    encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
    try {
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
