package io.lifesign.clinical.vitals;

import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A care profile as bytes, behind a version byte; enums go by name. */
public final class CareProfileCodec {

  private static final int VERSION = 1;
  private static final int PREGNANT = 1;
  private static final int SUSPECTED_INFECTION = 2;
  private static final int FALL_RISK = 4;

  private CareProfileCodec() {}

  public static void write(CareProfile profile, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(profile.patientId());
    out.writeLong(profile.effectiveFromMicros());
    out.writeLong(profile.recordedAtMicros());
    writeOptional(profile.wardId(), out);
    writeOptional(profile.bedId(), out);
    out.writeDouble(profile.ageYears());
    out.writeByte(profile.spo2Scale());
    out.writeUTF(profile.baselineConsciousness().name());
    out.writeByte(
        (profile.pregnant() ? PREGNANT : 0)
            | (profile.suspectedInfection() ? SUSPECTED_INFECTION : 0)
            | (profile.fallRisk() ? FALL_RISK : 0));
    out.writeUTF(profile.monitoring().name());
    out.writeShort(profile.spotIntervalMinutes());
    out.writeShort(profile.limits().size());
    for (PersonalLimit limit : profile.limits()) {
      out.writeUTF(limit.parameter().name());
      out.writeDouble(limit.low());
      out.writeDouble(limit.high());
    }
    out.writeShort(profile.alarmPauses().size());
    for (AlarmPause pause : profile.alarmPauses()) {
      out.writeLong(pause.fromMicros());
      out.writeLong(pause.untilMicros());
    }
  }

  /**
   * @throws IOException if a newer version wrote it
   */
  public static CareProfile read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Care profile of version " + version + " is newer than this code");
    }
    String patientId = in.readUTF();
    long effectiveFrom = in.readLong();
    long recordedAt = in.readLong();
    String wardId = readOptional(in);
    String bedId = readOptional(in);
    double ageYears = in.readDouble();
    int spo2Scale = in.readByte();
    Consciousness baseline = Consciousness.valueOf(in.readUTF());
    int bits = in.readByte();
    Monitoring monitoring = Monitoring.valueOf(in.readUTF());
    int spotInterval = in.readShort();
    int limitCount = in.readUnsignedShort();
    List<PersonalLimit> limits = new ArrayList<>(limitCount);
    for (int i = 0; i < limitCount; i++) {
      limits.add(
          new PersonalLimit(Parameter.valueOf(in.readUTF()), in.readDouble(), in.readDouble()));
    }
    int pauseCount = in.readUnsignedShort();
    List<AlarmPause> pauses = new ArrayList<>(pauseCount);
    for (int i = 0; i < pauseCount; i++) {
      pauses.add(new AlarmPause(in.readLong(), in.readLong()));
    }
    return new CareProfile(
        patientId,
        effectiveFrom,
        recordedAt,
        wardId,
        bedId,
        ageYears,
        spo2Scale,
        baseline,
        (bits & PREGNANT) != 0,
        (bits & SUSPECTED_INFECTION) != 0,
        (bits & FALL_RISK) != 0,
        monitoring,
        spotInterval,
        List.copyOf(limits),
        List.copyOf(pauses));
  }

  private static void writeOptional(String value, DataOutput out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeUTF(value);
    }
  }

  private static String readOptional(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
