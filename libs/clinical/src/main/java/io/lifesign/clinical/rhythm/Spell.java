package io.lifesign.clinical.rhythm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Since when something has held without a break, on the time of the signal. Mutable. */
final class Spell {

  static final long NEVER = Long.MIN_VALUE;

  private long sinceMicros = NEVER;

  /** It held from there on. */
  void holds(long fromMicros) {
    if (sinceMicros == NEVER) {
      sinceMicros = fromMicros;
    }
  }

  void breaks() {
    sinceMicros = NEVER;
  }

  long sinceMicros() {
    return sinceMicros;
  }

  boolean lasted(long micros, long nowMicros) {
    return sinceMicros != NEVER && nowMicros - sinceMicros >= micros;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(sinceMicros);
  }

  void readFrom(DataInput in) throws IOException {
    sinceMicros = in.readLong();
  }
}
