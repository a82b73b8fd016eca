package io.lifesign.readmission;

import io.lifesign.clinical.readmission.ReadmissionState;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A patient's state as bytes, behind a version byte. */
public final class PatientStateSerializer extends BinarySerializer<PatientState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final EhrArrivalSerializer MESSAGES = new EhrArrivalSerializer();
  private static final MarkArrivalSerializer MARKS = new MarkArrivalSerializer();

  public PatientStateSerializer() {
    super(Mutability.MUTABLE);
  }

  @Override
  public void serialize(PatientState state, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(state.timerMillis);
    target.writeLong(state.decidedMicros);
    target.writeInt(state.messages.size());
    for (Arrival<EhrNews> message : state.messages) {
      MESSAGES.serialize(message, target);
    }
    target.writeInt(state.marks.size());
    for (Arrival<PatientMark> mark : state.marks) {
      MARKS.serialize(mark, target);
    }
    target.writeInt(state.seen.size());
    for (PatientState.Seen seen : state.seen) {
      target.writeUTF(seen.source());
      target.writeUTF(seen.messageId());
      target.writeLong(seen.sentMicros());
    }
    state.readmission.write(target);
  }

  @Override
  public PatientState deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("Patient state of version " + version + " is newer than this job");
    }
    long timer = source.readLong();
    long decided = source.readLong();
    PatientState state = new PatientState(null);
    int messages = source.readInt();
    for (int i = 0; i < messages; i++) {
      state.messages.add(MESSAGES.deserialize(source));
    }
    int marks = source.readInt();
    for (int i = 0; i < marks; i++) {
      state.marks.add(MARKS.deserialize(source));
    }
    int seen = source.readInt();
    for (int i = 0; i < seen; i++) {
      state.seen.add(new PatientState.Seen(source.readUTF(), source.readUTF(), source.readLong()));
    }
    state.readmission = ReadmissionState.read(source);
    state.timerMillis = timer;
    state.decidedMicros = decided;
    return state;
  }
}
