package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.SignalTick.Pulse;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A pulse, or none, as bytes. */
final class PulseCodec {

  private PulseCodec() {}

  static void write(Pulse pulse, DataOutput out) throws IOException {
    out.writeBoolean(pulse != null);
    if (pulse != null) {
      out.writeLong(pulse.lastMicros());
      out.writeDouble(pulse.rate());
      out.writeDouble(pulse.quality());
    }
  }

  static Pulse read(DataInput in) throws IOException {
    return in.readBoolean() ? new Pulse(in.readLong(), in.readDouble(), in.readDouble()) : null;
  }
}
