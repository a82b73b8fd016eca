package io.lifesign.clinical.deterioration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where one rule stands for one patient. Mutable: it lives in {@link PatientWatch}. */
final class RuleTrack {

  private static final int MET = 1;
  private static final int ENGAGED = 2;
  private static final int CLEAR = 4;
  private static final int STALE = 8;

  /** The condition was met and not known to be over. */
  boolean met;

  /** It was met since it was last clear for the whole of its holding time. */
  boolean engaged;

  /** The end condition holds. */
  boolean clear;

  /** It was said that a contributor is stale. */
  boolean stale;

  /** Since when the end condition holds, us. */
  long clearSinceMicros;

  /** Parameters that contributed when the condition was last met, a bit each. */
  int contributors;

  /** What the rule compares with, frozen when it was met: the window would slide past it. */
  int baseline;

  /** What to compare with, where the window's lowest is that. */
  int baseline(int windowLowest) {
    if (!engaged) {
      return windowLowest;
    }
    return met ? baseline : Math.min(baseline, windowLowest);
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(
        (met ? MET : 0) | (engaged ? ENGAGED : 0) | (clear ? CLEAR : 0) | (stale ? STALE : 0));
    out.writeLong(clearSinceMicros);
    out.writeShort(contributors);
    out.writeInt(baseline);
  }

  static RuleTrack read(DataInput in) throws IOException {
    RuleTrack track = new RuleTrack();
    int bits = in.readByte();
    track.met = (bits & MET) != 0;
    track.engaged = (bits & ENGAGED) != 0;
    track.clear = (bits & CLEAR) != 0;
    track.stale = (bits & STALE) != 0;
    track.clearSinceMicros = in.readLong();
    track.contributors = in.readUnsignedShort();
    track.baseline = in.readInt();
    return track;
  }
}
