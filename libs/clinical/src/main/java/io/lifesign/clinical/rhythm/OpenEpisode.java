package io.lifesign.clinical.rhythm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An episode of one device's rhythm, or where the last one began. Mutable. */
final class OpenEpisode {

  private static final int OPEN = 1;
  private static final int STALE = 2;
  private static final int ALERTED = 4;
  private static final int POOR = 8;

  long onsetMicros = Long.MIN_VALUE;
  long endMicros;
  int revision;
  int beats;
  boolean open;

  /** The signal broke off while it lasted. */
  boolean stale;

  /** The ward was told, or will be if nothing graver holds it back. */
  boolean alerted;

  boolean poor;

  void write(DataOutput out) throws IOException {
    out.writeByte(
        (open ? OPEN : 0) | (stale ? STALE : 0) | (alerted ? ALERTED : 0) | (poor ? POOR : 0));
    out.writeLong(onsetMicros);
    out.writeLong(endMicros);
    out.writeInt(revision);
    out.writeInt(beats);
  }

  static OpenEpisode read(DataInput in) throws IOException {
    OpenEpisode episode = new OpenEpisode();
    int bits = in.readByte();
    episode.open = (bits & OPEN) != 0;
    episode.stale = (bits & STALE) != 0;
    episode.alerted = (bits & ALERTED) != 0;
    episode.poor = (bits & POOR) != 0;
    episode.onsetMicros = in.readLong();
    episode.endMicros = in.readLong();
    episode.revision = in.readInt();
    episode.beats = in.readInt();
    return episode;
  }
}
