package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.CareProfileCodec;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.QualityFlag;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * {@link PatientWatch} as bytes. Tracks go by rule id, flags by name: a new rule never changes an
 * old state.
 */
final class WatchState {

  private static final int VERSION = 1;

  private WatchState() {}

  static void write(PatientWatch watch, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(watch.patientId);
    CareProfileCodec.write(watch.profile, out);
    writeValues(watch, out);
    out.writeShort(watch.continuous);
    out.writeShort(watch.silent);
    out.writeLong(watch.fingerprint);
    out.writeLong(watch.toldMicros);
    out.writeLong(watch.lastActivityMicros);
    out.writeLong(watch.nextDueMicros);
    out.writeLong(watch.graveRateSinceMicros);
    out.writeBoolean(watch.graveRate);
    writeFlags(watch, out);
    watch.flagMemory.write(out);
    watch.runs.write(out);
    watch.trends.write(out);
    out.writeByte(Conditions.COUNT);
    for (int i = 0; i < Conditions.COUNT; i++) {
      out.writeUTF(Conditions.ID[i]);
      watch.tracks[i].write(out);
    }
  }

  static PatientWatch read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Watch state of version " + version + " is newer than this code");
    }
    PatientWatch watch = new PatientWatch(in.readUTF());
    watch.profile = CareProfileCodec.read(in);
    readValues(watch, in);
    watch.continuous = in.readUnsignedShort();
    watch.silent = in.readUnsignedShort();
    watch.fingerprint = in.readLong();
    watch.toldMicros = in.readLong();
    watch.lastActivityMicros = in.readLong();
    watch.nextDueMicros = in.readLong();
    watch.graveRateSinceMicros = in.readLong();
    watch.graveRate = in.readBoolean();
    readFlags(watch, in);
    watch.flagMemory.readFrom(in);
    watch.runs.readFrom(in);
    watch.trends.readFrom(in);
    int tracks = in.readUnsignedByte();
    for (int i = 0; i < tracks; i++) {
      int index = Conditions.indexOf(in.readUTF());
      RuleTrack track = RuleTrack.read(in);
      if (index >= 0) {
        watch.tracks[index] = track;
      }
    }
    return watch;
  }

  private static void writeValues(PatientWatch watch, DataOutput out) throws IOException {
    int known = 0;
    int fresh = 0;
    for (Parameter parameter : PatientWatch.PARAMETERS) {
      Freshness freshness = watch.observations.freshness(parameter);
      known |= freshness == Freshness.MISSING ? 0 : PatientWatch.bit(parameter);
      fresh |= freshness == Freshness.MEASURED ? PatientWatch.bit(parameter) : 0;
    }
    out.writeShort(known);
    out.writeShort(fresh);
    for (Parameter parameter : PatientWatch.PARAMETERS) {
      if ((known & PatientWatch.bit(parameter)) != 0) {
        if ((fresh & PatientWatch.bit(parameter)) != 0) {
          out.writeDouble(watch.value(parameter));
        }
        writeStamp(watch.sources[parameter.ordinal()], out);
      }
    }
  }

  private static void readValues(PatientWatch watch, DataInput in) throws IOException {
    int known = in.readUnsignedShort();
    int fresh = in.readUnsignedShort();
    for (Parameter parameter : PatientWatch.PARAMETERS) {
      if ((known & PatientWatch.bit(parameter)) != 0) {
        boolean measured = (fresh & PatientWatch.bit(parameter)) != 0;
        double value = measured ? in.readDouble() : Double.NaN;
        DeviceStamp stamp = readStamp(in);
        watch.sources[parameter.ordinal()] = stamp;
        if (measured) {
          watch.observations.measured(parameter, value, stamp.atMicros());
        } else {
          watch.observations.stale(parameter, stamp.atMicros());
        }
      }
    }
  }

  private static void writeFlags(PatientWatch watch, DataOutput out) throws IOException {
    out.writeShort(watch.flags.size());
    for (QualityFlag flag : watch.flags) {
      out.writeUTF(flag.kind().name());
      out.writeUTF(flag.parameter() == null ? "" : flag.parameter().name());
      out.writeDouble(flag.value() == null ? Double.NaN : flag.value());
      writeStamp(flag.source(), out);
    }
  }

  private static void readFlags(PatientWatch watch, DataInput in) throws IOException {
    int flags = in.readUnsignedShort();
    for (int i = 0; i < flags; i++) {
      QualityFlag.Kind kind = QualityFlag.Kind.valueOf(in.readUTF());
      String parameter = in.readUTF();
      double value = in.readDouble();
      watch.flags.add(
          new QualityFlag(
              kind,
              parameter.isEmpty() ? null : Parameter.valueOf(parameter),
              Double.isNaN(value) ? null : value,
              readStamp(in)));
    }
  }

  static void writeStamp(DeviceStamp stamp, DataOutput out) throws IOException {
    out.writeUTF(stamp.deviceId());
    out.writeUTF(stamp.bootId());
    out.writeLong(stamp.sequence());
    out.writeLong(stamp.atMicros());
  }

  static DeviceStamp readStamp(DataInput in) throws IOException {
    return new DeviceStamp(in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
  }
}
