package io.lifesign.vitals;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.streaming.StampCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A reading as bytes: which parameters were measured, then their values alone. */
final class ReadingCodec {

  private ReadingCodec() {}

  static void write(VitalReading reading, DataOutput out) throws IOException {
    out.writeUTF(reading.patientId());
    StampCodec.write(reading.source(), out);
    out.writeBoolean(reading.continuous());
    out.writeShort(reading.unreliable());
    double[] values = reading.values();
    int measured = 0;
    for (int i = 0; i < Parameter.COUNT; i++) {
      if (!Double.isNaN(values[i])) {
        measured |= 1 << i;
      }
    }
    out.writeShort(measured);
    for (int i = 0; i < Parameter.COUNT; i++) {
      if ((measured & (1 << i)) != 0) {
        out.writeDouble(values[i]);
      }
    }
  }

  static VitalReading read(DataInput in) throws IOException {
    String patientId = in.readUTF();
    DeviceStamp source = StampCodec.read(in);
    boolean continuous = in.readBoolean();
    int unreliable = in.readUnsignedShort();
    int measured = in.readUnsignedShort();
    double[] values = new double[Parameter.COUNT];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < Parameter.COUNT; i++) {
      if ((measured & (1 << i)) != 0) {
        values[i] = in.readDouble();
      }
    }
    return new VitalReading(patientId, source, continuous, unreliable, values);
  }
}
