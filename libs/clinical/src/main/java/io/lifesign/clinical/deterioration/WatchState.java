package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.CareProfileCodec;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.Parameter;
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
    StateWriter state = new StateWriter(out);
    out.writeByte(VERSION);
    out.writeUTF(watch.patientId);
    CareProfileCodec.write(watch.profile, out);
    writeValues(watch, state);
    out.writeShort(watch.continuous);
    out.writeShort(watch.silent);
    out.writeLong(watch.fingerprint);
    out.writeLong(watch.toldMicros);
    out.writeLong(watch.lastActivityMicros);
    out.writeLong(watch.nextDueMicros);
    out.writeLong(watch.graveRateSinceMicros);
    out.writeBoolean(watch.graveRate);
    out.writeLong(watch.monitoredSinceMicros);
    watch.flags.write(state);
    watch.runs.write(state);
    watch.trends.write(out);
    writeTracks(watch, out);
  }

  static PatientWatch read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Watch state of version " + version + " is newer than this code");
    }
    StateReader state = new StateReader(in);
    PatientWatch watch = new PatientWatch(in.readUTF());
    watch.profile = CareProfileCodec.read(in);
    readValues(watch, state);
    watch.continuous = in.readUnsignedShort();
    watch.silent = in.readUnsignedShort();
    watch.fingerprint = in.readLong();
    watch.toldMicros = in.readLong();
    watch.lastActivityMicros = in.readLong();
    watch.nextDueMicros = in.readLong();
    watch.graveRateSinceMicros = in.readLong();
    watch.graveRate = in.readBoolean();
    watch.monitoredSinceMicros = in.readLong();
    watch.flags.readFrom(state);
    watch.runs.readFrom(state);
    watch.trends.readFrom(in);
    readTracks(watch, in);
    return watch;
  }

  /** Most rules are idle for most patients: they take no bytes. */
  private static void writeTracks(PatientWatch watch, DataOutput out) throws IOException {
    int busy = 0;
    for (RuleTrack track : watch.tracks) {
      busy += track.engaged ? 1 : 0;
    }
    out.writeByte(busy);
    for (int i = 0; i < Conditions.COUNT; i++) {
      if (watch.tracks[i].engaged) {
        out.writeUTF(Conditions.ID[i]);
        watch.tracks[i].write(out);
      }
    }
  }

  private static void readTracks(PatientWatch watch, DataInput in) throws IOException {
    int busy = in.readUnsignedByte();
    for (int i = 0; i < busy; i++) {
      int index = Conditions.indexOf(in.readUTF());
      RuleTrack track = RuleTrack.read(in);
      if (index >= 0) {
        watch.tracks[index] = track;
      }
    }
  }

  private static void writeValues(PatientWatch watch, StateWriter state) throws IOException {
    DataOutput out = state.bytes();
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
        state.stamp(watch.sources[parameter.ordinal()]);
      }
    }
  }

  private static void readValues(PatientWatch watch, StateReader state) throws IOException {
    DataInput in = state.bytes();
    int known = in.readUnsignedShort();
    int fresh = in.readUnsignedShort();
    for (Parameter parameter : PatientWatch.PARAMETERS) {
      if ((known & PatientWatch.bit(parameter)) != 0) {
        boolean measured = (fresh & PatientWatch.bit(parameter)) != 0;
        double value = measured ? in.readDouble() : Double.NaN;
        DeviceStamp stamp = state.stamp();
        watch.sources[parameter.ordinal()] = stamp;
        if (measured) {
          watch.observations.measured(parameter, value, stamp.atMicros());
        } else {
          watch.observations.stale(parameter, stamp.atMicros());
        }
      }
    }
  }
}
