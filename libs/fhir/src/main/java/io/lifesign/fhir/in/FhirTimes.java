package io.lifesign.fhir.in;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * FHIR's dates and times as microseconds since the epoch. A date without a time is read in UTC: the
 * sender's zone is not told, and the zone of this machine must not decide.
 */
final class FhirTimes {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private FhirTimes() {}

  /** The first instant that the text may mean; null for null. */
  static Long start(String text, String element) throws InvalidElement {
    return text == null ? null : Micros.of(first(text, element));
  }

  /**
   * When a period ended. FHIR means the whole day where it gives a date, but no end is later than
   * the message that tells of it.
   */
  static Long end(String text, long sentMicros, String element) throws InvalidElement {
    if (text == null) {
      return null;
    }
    long start = Micros.of(first(text, element));
    Duration length =
        switch (text.length()) {
          case YEAR -> Duration.ofDays(Year.parse(text).length());
          case MONTH -> Duration.ofDays(YearMonth.parse(text).lengthOfMonth());
          case DAY -> Duration.ofDays(1);
          default -> Duration.ofNanos(1_000);
        };
    long last = start + length.toNanos() / 1_000 - 1;
    return Math.max(start, Math.min(last, sentMicros));
  }

  /** Days since 1970-01-01; the first day of a year or month. */
  static Long day(String text, String element) throws InvalidElement {
    return text == null
        ? null
        : Math.floorDiv(Micros.of(first(text, element)), Duration.ofDays(1).toNanos() / 1_000);
  }

  private static Instant first(String text, String element) throws InvalidElement {
    try {
      return switch (text.length()) {
        case YEAR -> midnight(Year.parse(text).atDay(1));
        case MONTH -> midnight(YearMonth.parse(text).atDay(1));
        case DAY -> midnight(LocalDate.parse(text));
        default -> OffsetDateTime.parse(text).toInstant();
      };
    } catch (DateTimeException e) {
      throw new InvalidElement(element, "no date or time");
    }
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
