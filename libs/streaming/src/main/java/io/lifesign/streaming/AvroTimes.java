package io.lifesign.streaming;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Event time between the domain's microseconds and Avro's instants. */
public final class AvroTimes {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private AvroTimes() {}

  public static long micros(Instant instant) {
    return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
