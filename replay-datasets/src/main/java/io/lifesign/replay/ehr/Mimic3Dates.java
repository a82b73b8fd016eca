package io.lifesign.replay.ehr;

import io.lifesign.replay.Micros;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * MIMIC's dates, each patient's moved to some year from 2100 to 2210 by its makers, brought back by
 * one number of days so that all lie after 1970; spans stay what they were.
 */
final class Mimic3Dates {

  /** About 131 years: the demo's first admission, in August 2102, comes to March 1971. */
  static final int DAYS_BACK = 48_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Mimic3Dates() {}

  /**
   * UTC; null for an empty text.
   *
   * @throws IllegalArgumentException if it is no time
   */
  static LocalDateTime time(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text, TIME).minusDays(DAYS_BACK);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }

  static LocalDate day(String text) {
    LocalDateTime time = time(text);
    return time == null ? null : time.toLocalDate();
  }

  static long micros(LocalDateTime time) {
    return Micros.of(time.toInstant(ZoneOffset.UTC));
  }

  static String fhir(LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC).toString();
  }
}
