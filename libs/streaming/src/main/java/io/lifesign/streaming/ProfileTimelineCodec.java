package io.lifesign.streaming;

import io.lifesign.clinical.intake.ProfileTimeline;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfileCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The versions of a patient's care profile as bytes. */
public final class ProfileTimelineCodec {

  private ProfileTimelineCodec() {}

  public static void write(ProfileTimeline profiles, DataOutput target) throws IOException {
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

  public static ProfileTimeline read(DataInput source) throws IOException {
    CareProfile inForce = source.readBoolean() ? CareProfileCodec.read(source) : null;
    int size = source.readUnsignedShort();
    List<ProfileTimeline.Version> pending = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      pending.add(new ProfileTimeline.Version(CareProfileCodec.read(source), source.readLong()));
    }
    return ProfileTimeline.of(inForce, pending);
  }
}
