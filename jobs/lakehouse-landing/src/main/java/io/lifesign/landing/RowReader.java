package io.lifesign.landing;

import io.lifesign.streaming.WireFormat;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
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
import org.apache.flink.metrics.Counter;
import org.apache.flink.table.data.RowData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of one topic, whichever version wrote them, as rows of its table. What a newer
 * writer says that this job does not know is left out; such records are counted, and each newer
 * schema is told of once.
 */
final class RowReader {

  private static final Logger LOG = LoggerFactory.getLogger(RowReader.class);

  /** Without conversions: a timestamp stays the long that it is. */
  private static final GenericData PLAIN = new GenericData();

  /** How records of one writer schema are read, and whether it is newer than ours. */
  private record Version(GenericDatumReader<GenericRecord> reader, boolean newer) {}

  private final String topic;
  private final Schema expected;
  private final RowShape shape;
  private final WriterSchemas schemas;
  private final Counter newer;
  private final Map<Integer, Optional<Version>> versions = new HashMap<>();
  private BinaryDecoder decoder;

  /**
   * @param newer counts the records of writers that know more than this job
   */
  RowReader(Target target, WriterSchemas schemas, Counter newer) {
    this.topic = target.topic();
    this.expected = new Schema.Parser().parse(target.avroSchema());
    this.shape = RowShape.of(expected, target.rowType(), target.table());
    this.schemas = schemas;
    this.newer = newer;
  }

  RowData read(RawRecord record) throws UnreadableRecord {
    byte[] value = record.value();
    if (!WireFormat.framed(value)) {
      throw new UnreadableRecord("no magic byte 0 with a schema id");
    }
    Version version = version(WireFormat.schemaId(value));
    decoder =
        DecoderFactory.get()
            .binaryDecoder(
                value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, decoder);
    try {
      GenericRecord avro = version.reader().read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UnreadableRecord("bytes left after the record");
      }
      RowData row = shape.row(avro, record);
      if (version.newer()) {
        newer.inc();
      }
      return row;
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

  private Version version(int id) throws UnreadableRecord {
    Optional<Version> version = versions.get(id);
    if (version == null) {
      Schema writer =
          schemas.byId(id).orElseThrow(() -> new UnreadableRecord("unknown schema id " + id));
      version = versionOf(writer, id);
      versions.put(id, version);
    }
    return version.orElseThrow(
        () ->
            new UnreadableRecord("schema id " + id + " is not readable as " + expected.getName()));
  }

  private Optional<Version> versionOf(Schema writer, int id) {
    boolean compatible =
        writer.getFullName().equals(expected.getFullName())
            && SchemaCompatibility.checkReaderWriterCompatibility(expected, writer).getType()
                == SchemaCompatibilityType.COMPATIBLE;
    if (!compatible) {
      return Optional.empty();
    }
    List<String> surplus = Surplus.of(writer, expected);
    if (!surplus.isEmpty()) {
      LOG.warn(
          "Topic {}: schema id {} is newer than this job, which lands its records without {}."
              + " Update lakehouse-landing",
          topic,
          id,
          surplus);
    }
    return Optional.of(
        new Version(new GenericDatumReader<>(writer, expected, PLAIN), !surplus.isEmpty()));
  }
}
