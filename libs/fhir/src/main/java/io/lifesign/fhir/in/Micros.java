package io.lifesign.fhir.in;

import java.time.Instant;

/** Instants as microseconds since the epoch. */
final class Micros {

  private static final long PER_SECOND = 1_000_000;
  private static final long NANOS = 1_000;

  private Micros() {}

  /** {@code ChronoUnit} counts nanoseconds on its way, which overflow beyond 2262. */
  static long of(Instant instant) {
    return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
  }
}
