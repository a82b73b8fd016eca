package io.lifesign.clinical.rhythm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where one rhythm stands in one rhythm stream. Mutable: it lives in a {@link RhythmTracker}. */
final class Standing {

  /** Whether it holds. */
  enum State {
    OUT,
    IN,
    /** It held when the signal broke off, and nothing was seen since that tells. */
    STALE
  }

  private static final State[] STATES = State.values();

  State state = State.OUT;
  long onsetMicros;
  long endMicros;
  int beats;

  void write(DataOutput out) throws IOException {
    out.writeByte(state.ordinal());
    if (state != State.OUT) {
      out.writeLong(onsetMicros);
      out.writeLong(endMicros);
      out.writeInt(beats);
    }
  }

  void readFrom(DataInput in) throws IOException {
    state = STATES[in.readByte()];
    if (state != State.OUT) {
      onsetMicros = in.readLong();
      endMicros = in.readLong();
      beats = in.readInt();
    }
  }
}
