package io.lifesign.arrhythmia;

import io.lifesign.streaming.BinarySerializer;
import io.lifesign.streaming.ProfileTimelineCodec;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A patient's state as bytes, behind a version byte. */
public final class PatientEcgSerializer extends BinarySerializer<PatientEcg> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  public PatientEcgSerializer() {
    super(Mutability.MUTABLE);
  }

  @Override
  public void serialize(PatientEcg patient, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    ProfileTimelineCodec.write(patient.profiles, target);
    target.writeLong(patient.lastMicros);
    target.writeLong(patient.timerMillis);
    target.writeShort(patient.turns.size());
    for (Map.Entry<String, PatientEcg.Turn> turn : patient.turns.entrySet()) {
      target.writeUTF(turn.getKey());
      target.writeLong(turn.getValue().chunkMicros);
      target.writeLong(turn.getValue().silentMicros);
      target.writeLong(turn.getValue().endMicros);
    }
  }

  @Override
  public PatientEcg deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("Patient state of version " + version + " is newer than this job");
    }
    PatientEcg patient = new PatientEcg(ProfileTimelineCodec.read(source));
    patient.lastMicros = source.readLong();
    patient.timerMillis = source.readLong();
    int size = source.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      PatientEcg.Turn turn = new PatientEcg.Turn();
      patient.turns.put(source.readUTF(), turn);
      turn.chunkMicros = source.readLong();
      turn.silentMicros = source.readLong();
      turn.endMicros = source.readLong();
    }
    return patient;
  }
}
