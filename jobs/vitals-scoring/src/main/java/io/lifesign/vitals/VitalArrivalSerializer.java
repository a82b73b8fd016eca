package io.lifesign.vitals;

import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalSerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrivals of readings as bytes. */
public final class VitalArrivalSerializer extends ArrivalSerializer<VitalReading> {

  private static final long serialVersionUID = 1L;

  public static TypeInformation<Arrival<VitalReading>> type() {
    return new BinaryTypeInfo<>(Arrival.class, new VitalArrivalSerializer());
  }

  @Override
  protected void writeRecord(VitalReading reading, DataOutputView target) throws IOException {
    ReadingCodec.write(reading, target);
  }

  @Override
  protected VitalReading readRecord(DataInputView source) throws IOException {
    return ReadingCodec.read(source);
  }
}
