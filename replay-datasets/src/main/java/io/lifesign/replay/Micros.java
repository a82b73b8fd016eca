package io.lifesign.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since the epoch, and back. */
public final class Micros {

  public static final long PER_MILLI = 1_000;
  public static final long PER_SECOND = 1_000_000;
  public static final long PER_MINUTE = 60 * PER_SECOND;

  private Micros() {}

  public static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
