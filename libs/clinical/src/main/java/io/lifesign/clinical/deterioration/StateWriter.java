package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes state in which the same few devices come again and again: each is spelled out once. */
final class StateWriter {

  /** A device since it was last switched on. */
  record Boot(String deviceId, String bootId) {}

  private final DataOutput out;
  private final List<Boot> boots = new ArrayList<>();

  StateWriter(DataOutput out) {
    this.out = out;
  }

  DataOutput bytes() {
    return out;
  }

  void stamp(DeviceStamp stamp) throws IOException {
    Boot boot = new Boot(stamp.deviceId(), stamp.bootId());
    int known = boots.indexOf(boot);
    out.writeByte(known < 0 ? boots.size() : known);
    if (known < 0) {
      boots.add(boot);
      out.writeUTF(boot.deviceId());
      out.writeUTF(boot.bootId());
    }
    out.writeLong(stamp.sequence());
    out.writeLong(stamp.atMicros());
  }
}
