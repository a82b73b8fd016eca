package io.lifesign.streaming;

import io.lifesign.clinical.alert.Acknowledgement;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrivals of acknowledgements as bytes. */
public final class AckArrivalSerializer extends ArrivalSerializer<Acknowledgement> {

  private static final long serialVersionUID = 1L;

  public static TypeInformation<Arrival<Acknowledgement>> type() {
    return new BinaryTypeInfo<>(Arrival.class, new AckArrivalSerializer());
  }

  @Override
  protected void writeRecord(Acknowledgement ack, DataOutputView target) throws IOException {
    target.writeUTF(ack.patientId());
    target.writeUTF(ack.alertId());
    target.writeLong(ack.atMicros());
    target.writeUTF(ack.kind().name());
    target.writeUTF(ack.role());
  }

  @Override
  protected Acknowledgement readRecord(DataInputView source) throws IOException {
    return new Acknowledgement(
        source.readUTF(),
        source.readUTF(),
        source.readLong(),
        Acknowledgement.Kind.valueOf(source.readUTF()),
        source.readUTF());
  }
}
