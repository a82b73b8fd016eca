package io.lifesign.streaming;

import io.lifesign.clinical.alert.PatientAlerts;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A patient's alerts as bytes, behind a version byte. */
public final class PatientAlertStateSerializer extends BinarySerializer<PatientAlertState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  public PatientAlertStateSerializer() {
    super(Mutability.MUTABLE);
  }

  @Override
  public void serialize(PatientAlertState state, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(state.timerMillis);
    target.writeBoolean(state.known);
    state.alerts.write(target);
    target.writeShort(state.waiting.size());
    for (AlertInput input : state.waiting) {
      AlertInputSerializer.INSTANCE.serialize(input, target);
    }
  }

  @Override
  public PatientAlertState deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("Alert state of version " + version + " is newer than this job");
    }
    long timerMillis = source.readLong();
    boolean known = source.readBoolean();
    PatientAlertState state = new PatientAlertState(PatientAlerts.read(source));
    state.known = known;
    state.timerMillis = timerMillis;
    int size = source.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      state.waiting.add(AlertInputSerializer.INSTANCE.deserialize(source));
    }
    return state;
  }
}
