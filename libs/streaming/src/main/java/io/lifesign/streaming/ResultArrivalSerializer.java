package io.lifesign.streaming;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Arrivals of generated records as Avro. For streams, not for state: nothing remembers the schema
 * that wrote the bytes. A subclass a type gives the class.
 */
public abstract class ResultArrivalSerializer<A extends SpecificRecord>
    extends ArrivalSerializer<A> {

  private static final long serialVersionUID = 1L;

  private final Class<A> type;
  private transient SpecificDatumWriter<A> writer;
  private transient SpecificDatumReader<A> reader;

  protected ResultArrivalSerializer(Class<A> type) {
    this.type = type;
  }

  @Override
  protected void writeRecord(A record, DataOutputView target) throws IOException {
    if (writer == null) {
      writer = new SpecificDatumWriter<>(record.getSchema(), SpecificData.getForClass(type));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    writer.write(record, encoder);
    encoder.flush();
    target.writeInt(bytes.size());
    target.write(bytes.toByteArray());
  }

  @Override
  protected A readRecord(DataInputView source) throws IOException {
    if (reader == null) {
      SpecificData data = SpecificData.getForClass(type);
      reader = new SpecificDatumReader<>(data.getSchema(type), data.getSchema(type), data);
    }
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
