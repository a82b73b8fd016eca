package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalSerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrivals of resources as bytes; what waits for the server is kept so in checkpoints. */
public final class OutboundArrivalSerializer extends ArrivalSerializer<Outbound> {

  private static final long serialVersionUID = 1L;
  private static final byte VERSION = 1;

  static TypeInformation<Arrival<Outbound>> type() {
    return new BinaryTypeInfo<>(Arrival.class, new OutboundArrivalSerializer());
  }

  @Override
  protected void writeRecord(Outbound outbound, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeUTF(outbound.patientId());
    target.writeUTF(outbound.resourceType());
    target.writeUTF(outbound.identifier());
    target.writeInt(outbound.revision());
    target.writeLong(outbound.eventMicros());
    byte[] body = outbound.body().getBytes(StandardCharsets.UTF_8);
    target.writeInt(body.length);
    target.write(body);
  }

  @Override
  protected Outbound readRecord(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version != VERSION) {
      throw new IOException("A waiting resource of version " + version + " is newer than this job");
    }
    return new Outbound(
        source.readUTF(),
        source.readUTF(),
        source.readUTF(),
        source.readInt(),
        source.readLong(),
        body(source));
  }

  private static String body(DataInputView source) throws IOException {
    byte[] body = new byte[source.readInt()];
    source.readFully(body);
    return new String(body, StandardCharsets.UTF_8);
  }
}
