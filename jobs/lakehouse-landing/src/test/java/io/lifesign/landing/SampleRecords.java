package io.lifesign.landing;

import io.lifesign.streaming.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** A valid record of any schema, every field filled, from a number. */
final class SampleRecords {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private SampleRecords() {}

  static byte[] value(Schema schema, int schemaId, long n) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] header = new byte[WireFormat.HEADER_BYTES];
      WireFormat.header(header, schemaId);
      bytes.write(header);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<>(schema).write(sample(schema, n), encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object sample(Schema schema, long n) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), sample(field.schema(), n)));
        yield record;
      }
      case ARRAY -> List.of(sample(schema.getElementType(), n), sample(schema.getElementType(), n));
      case UNION -> sample(ValueShape.nonNull(schema), n);
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(1));
      case STRING -> "p" + n % 2;
      case BYTES -> ByteBuffer.wrap(new byte[] {1, 2, (byte) n});
      case LONG -> schema.getLogicalType() == null ? n : n * MICROS_PER_SECOND;
      case INT -> (int) (n % 100);
      case DOUBLE -> n / 2.0;
      case BOOLEAN -> n % 2 == 0;
      default -> throw new IllegalArgumentException("No sample of " + schema);
    };
  }
}
