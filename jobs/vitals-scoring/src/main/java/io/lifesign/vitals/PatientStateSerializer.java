package io.lifesign.vitals;

import io.lifesign.clinical.deterioration.PatientWatch;
import io.lifesign.clinical.intake.LateStreak;
import io.lifesign.clinical.intake.OrderedIntake;
import io.lifesign.streaming.BinarySerializer;
import io.lifesign.streaming.ProfileTimelineCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A patient's state as bytes, behind a version byte. */
public final class PatientStateSerializer extends BinarySerializer<PatientState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final VitalArrivalSerializer ARRIVALS = new VitalArrivalSerializer();

  public PatientStateSerializer() {
    super(Mutability.MUTABLE);
  }

  @Override
  public void serialize(PatientState state, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(state.turnTimerMillis);
    target.writeLong(state.dueTimerMillis);
    state.intake.write(target, (held, out) -> ARRIVALS.serialize(held.arrival(), target));
    state.lateStreak.write(target);
    ProfileTimelineCodec.write(state.profiles, target);
    state.watch.write(target);
  }

  @Override
  public PatientState deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("Patient state of version " + version + " is newer than this job");
    }
    long turnTimer = source.readLong();
    long dueTimer = source.readLong();
    PatientState state =
        new PatientState(
            OrderedIntake.read(source, in -> new HeldReading(ARRIVALS.deserialize(source))),
            LateStreak.read(source),
            ProfileTimelineCodec.read(source),
            PatientWatch.read(source));
    state.turnTimerMillis = turnTimer;
    state.dueTimerMillis = dueTimer;
    return state;
  }
}
