package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalSerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import io.lifesign.streaming.StampCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrivals of waveforms as bytes. */
public final class EcgArrivalSerializer extends ArrivalSerializer<EcgChunk> {

  private static final long serialVersionUID = 1L;

  public static TypeInformation<Arrival<EcgChunk>> type() {
    return new BinaryTypeInfo<>(Arrival.class, new EcgArrivalSerializer());
  }

  @Override
  protected void writeRecord(EcgChunk chunk, DataOutputView target) throws IOException {
    target.writeUTF(chunk.patientId());
    StampCodec.write(chunk.source(), target);
    target.writeDouble(chunk.hertz());
    target.writeByte(chunk.leads().size());
    target.writeInt(chunk.length());
    ByteBuffer bytes = ByteBuffer.allocate(chunk.length() * Short.BYTES);
    for (int i = 0; i < chunk.leads().size(); i++) {
      Lead lead = chunk.leads().get(i);
      target.writeUTF(lead.name());
      target.writeUTF(lead.kind().name());
      target.writeDouble(lead.unitsPerMillivolt());
      target.writeInt(lead.baseline());
      target.writeBoolean(lead.attached());
      bytes.asShortBuffer().put(chunk.samples()[i]);
      target.write(bytes.array());
    }
  }

  @Override
  protected EcgChunk readRecord(DataInputView source) throws IOException {
    String patientId = source.readUTF();
    DeviceStamp stamp = StampCodec.read(source);
    double hertz = source.readDouble();
    int count = source.readUnsignedByte();
    int length = source.readInt();
    List<Lead> leads = new ArrayList<>(count);
    short[][] samples = new short[count][length];
    byte[] bytes = new byte[length * Short.BYTES];
    for (int i = 0; i < count; i++) {
      leads.add(
          new Lead(
              source.readUTF(),
              Lead.Kind.valueOf(source.readUTF()),
              source.readDouble(),
              source.readInt(),
              source.readBoolean()));
      source.readFully(bytes);
      ByteBuffer.wrap(bytes).asShortBuffer().get(samples[i]);
    }
    return new EcgChunk(patientId, stamp, hertz, List.copyOf(leads), samples);
  }
}
