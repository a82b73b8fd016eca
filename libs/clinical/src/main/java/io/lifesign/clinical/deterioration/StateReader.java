package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.deterioration.StateWriter.Boot;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link StateWriter} wrote. */
final class StateReader {

  private final DataInput in;
  private final List<Boot> boots = new ArrayList<>();

  StateReader(DataInput in) {
    this.in = in;
  }

  DataInput bytes() {
    return in;
  }

  DeviceStamp stamp() throws IOException {
    int index = in.readUnsignedByte();
    if (index == boots.size()) {
      boots.add(new Boot(in.readUTF(), in.readUTF()));
    }
    Boot boot = boots.get(index);
    return new DeviceStamp(boot.deviceId(), boot.bootId(), in.readLong(), in.readLong());
  }
}
