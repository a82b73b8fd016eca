package io.lifesign.replay.ward;

import io.lifesign.replay.Micros;
import java.time.Instant;
import java.time.LocalTime;

/** The clock of the ward: 24 hours from {@link #START}. Scripts speak in minutes since then. */
final class WardTime {

  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  static final long START_MICROS = Micros.of(START);
  static final int MINUTES = 24 * 60;
  private static final int START_MINUTE_OF_DAY = 6 * 60;

  private WardTime() {}

  /** Minutes since the start of that time of day, for example {@code 14:30}; 06:00 is 0. */
  static int minute(String timeOfDay) {
    LocalTime time = LocalTime.parse(timeOfDay);
    return Math.floorMod(time.getHour() * 60 + time.getMinute() - START_MINUTE_OF_DAY, MINUTES);
  }

  /** That time of day, with or without seconds, us. */
  static long micros(String timeOfDay) {
    return START_MICROS
        + minute(timeOfDay) * Micros.PER_MINUTE
        + LocalTime.parse(timeOfDay).getSecond() * Micros.PER_SECOND;
  }

  static Instant instant(String timeOfDay) {
    return Micros.instant(micros(timeOfDay));
  }
}
