package io.lifesign.streaming;

import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Which record of which device, as bytes. */
public final class StampCodec {

  private StampCodec() {}

  public static void write(DeviceStamp stamp, DataOutput out) throws IOException {
    out.writeUTF(stamp.deviceId());
    out.writeUTF(stamp.bootId());
    out.writeLong(stamp.sequence());
    out.writeLong(stamp.atMicros());
  }

  public static DeviceStamp read(DataInput in) throws IOException {
    return new DeviceStamp(in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
  }
}
