package io.lifesign.vitals;

import io.lifesign.clinical.deterioration.PatientWatch;
import io.lifesign.clinical.intake.LateStreak;
import io.lifesign.clinical.intake.OrderedIntake;
import io.lifesign.clinical.intake.ProfileTimeline;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfileCodec;
import io.lifesign.streaming.BinarySerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    writeProfiles(state.profiles, target);
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
            readProfiles(source),
            PatientWatch.read(source));
    state.turnTimerMillis = turnTimer;
    state.dueTimerMillis = dueTimer;
    return state;
  }

  private static void writeProfiles(ProfileTimeline profiles, DataOutputView target)
      throws IOException {
    target.writeBoolean(profiles.inForce() != null);
    if (profiles.inForce() != null) {
      CareProfileCodec.write(profiles.inForce(), target);
    }
    List<ProfileTimeline.Version> pending = profiles.pending();
    target.writeShort(pending.size());
    for (ProfileTimeline.Version version : pending) {
      CareProfileCodec.write(version.profile(), target);
      target.writeLong(version.appliesFromMicros());
    }
  }

  private static ProfileTimeline readProfiles(DataInputView source) throws IOException {
    CareProfile inForce = source.readBoolean() ? CareProfileCodec.read(source) : null;
    int size = source.readUnsignedShort();
    List<ProfileTimeline.Version> pending = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      pending.add(new ProfileTimeline.Version(CareProfileCodec.read(source), source.readLong()));
    }
    return ProfileTimeline.of(inForce, pending);
  }
}
