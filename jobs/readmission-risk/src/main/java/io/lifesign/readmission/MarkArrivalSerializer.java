package io.lifesign.readmission;

import io.lifesign.clinical.readmission.VitalsMark;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalSerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrivals of scores as bytes. */
public final class MarkArrivalSerializer extends ArrivalSerializer<PatientMark> {

  private static final long serialVersionUID = 1L;

  public static TypeInformation<Arrival<PatientMark>> type() {
    return new BinaryTypeInfo<>(Arrival.class, new MarkArrivalSerializer());
  }

  @Override
  protected void writeRecord(PatientMark mark, DataOutputView target) throws IOException {
    target.writeUTF(mark.patientId());
    target.writeLong(mark.mark().atMicros());
    target.writeByte(mark.mark().news2());
    target.writeBoolean(mark.mark().complete());
  }

  @Override
  protected PatientMark readRecord(DataInputView source) throws IOException {
    return new PatientMark(
        source.readUTF(),
        new VitalsMark(source.readLong(), source.readByte(), source.readBoolean()));
  }
}
