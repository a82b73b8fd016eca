package io.lifesign.arrhythmia;

import io.lifesign.clinical.intake.LateStreak;
import io.lifesign.clinical.intake.OrderedIntake;
import io.lifesign.streaming.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A device's state as bytes, behind a version byte. */
public final class DeviceEcgSerializer extends BinarySerializer<DeviceEcg> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final EcgArrivalSerializer ARRIVALS = new EcgArrivalSerializer();

  public DeviceEcgSerializer() {
    super(Mutability.MUTABLE);
  }

  @Override
  public void serialize(DeviceEcg device, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    device.intake.write(target, (held, out) -> ARRIVALS.serialize(held.arrival(), target));
    device.lateStreak.write(target);
    device.writeHeart(target);
  }

  @Override
  public DeviceEcg deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("Device state of version " + version + " is newer than this job");
    }
    OrderedIntake<HeldChunk> intake =
        OrderedIntake.read(source, in -> new HeldChunk(ARRIVALS.deserialize(source)));
    LateStreak streak = LateStreak.read(source);
    int length = source.readInt();
    byte[] heart = length == 0 ? null : new byte[length];
    if (heart != null) {
      source.readFully(heart);
    }
    return new DeviceEcg(intake, streak, heart);
  }
}
