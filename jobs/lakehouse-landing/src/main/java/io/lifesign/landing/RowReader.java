package io.lifesign.landing;

import io.lifesign.streaming.WireFormat;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.flink.table.data.RowData;

/** Reads the records of one topic, whichever version wrote them, as rows of its table. */
final class RowReader {

  /** Without conversions: a timestamp stays the long that it is. */
  private static final GenericData PLAIN = new GenericData();

  private final Schema expected;
  private final RowShape shape;
  private final WriterSchemas schemas;
  private final Map<Integer, Optional<GenericDatumReader<GenericRecord>>> readers = new HashMap<>();
  private BinaryDecoder decoder;

  RowReader(Target target, WriterSchemas schemas) {
    this.expected = new Schema.Parser().parse(target.avroSchema());
    this.shape = RowShape.of(expected, target.rowType());
    this.schemas = schemas;
  }

  RowData read(RawRecord record) throws UnreadableRecord {
    byte[] value = record.value();
    if (!WireFormat.framed(value)) {
      throw new UnreadableRecord("no magic byte 0 with a schema id");
    }
    GenericDatumReader<GenericRecord> reader = reader(WireFormat.schemaId(value));
    decoder =
        DecoderFactory.get()
            .binaryDecoder(
                value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, decoder);
    try {
      GenericRecord avro = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UnreadableRecord("bytes left after the record");
      }
      return shape.row(avro, record);
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | OutOfMemoryError
        | StackOverflowError e) {
      // Avro reports corrupt bytes with whatever its decoder stumbles over; a huge length prefix
      // even as an Error
      throw new UnreadableRecord("not readable as " + expected.getName());
    }
  }

  private GenericDatumReader<GenericRecord> reader(int id) throws UnreadableRecord {
    Optional<GenericDatumReader<GenericRecord>> reader = readers.get(id);
    if (reader == null) {
      Schema writer =
          schemas.byId(id).orElseThrow(() -> new UnreadableRecord("unknown schema id " + id));
      reader = readerOf(writer);
      readers.put(id, reader);
    }
    return reader.orElseThrow(
        () ->
            new UnreadableRecord("schema id " + id + " is not readable as " + expected.getName()));
  }

  private Optional<GenericDatumReader<GenericRecord>> readerOf(Schema writer) {
    boolean compatible =
        writer.getFullName().equals(expected.getFullName())
            && SchemaCompatibility.checkReaderWriterCompatibility(expected, writer).getType()
                == SchemaCompatibilityType.COMPATIBLE;
    return compatible
        ? Optional.of(new GenericDatumReader<>(writer, expected, PLAIN))
        : Optional.empty();
  }
}
