package io.lifesign.fhir.in;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HL7 v2 timestamps of any precision as microseconds since the epoch. */
final class Hl7Times {

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,6}))?)?)?)?)?)?"
              + "([+-]\\d{4})?");

  private static final int MONTH = 2;
  private static final int DAY = 3;
  private static final int HOUR = 4;
  private static final int MINUTE = 5;
  private static final int SECOND = 6;
  private static final int FRACTION = 7;
  private static final int OFFSET = 8;
  private static final int NANO_DIGITS = 9;
  private static final long DAY_MICROS = Duration.ofDays(1).toNanos() / 1_000;

  /** Of the sender's clocks, where a timestamp does not say. */
  private final ZoneId zone;

  Hl7Times(ZoneId zone) {
    this.zone = zone;
  }

  /** The first instant that the text may mean; null for null. */
  Long start(String text, String element) throws InvalidElement {
    return text == null ? null : micros(matched(text, element), element);
  }

  /** When something ended: a day without a time means all of it, but nothing after it was sent. */
  Long end(String text, long sentMicros, String element) throws InvalidElement {
    if (text == null) {
      return null;
    }
    Matcher match = matched(text, element);
    long start = micros(match, element);
    return match.group(HOUR) == null
        ? Math.max(start, Math.min(start + DAY_MICROS - 1, sentMicros))
        : start;
  }

  /** Days since 1970-01-01; the first day of a year or month. */
  static Long day(String text, String element) throws InvalidElement {
    if (text == null) {
      return null;
    }
    Matcher match = matched(text, element);
    try {
      return date(match).toEpochDay();
    } catch (DateTimeException e) {
      throw noTime(element);
    }
  }

  private static Matcher matched(String text, String element) throws InvalidElement {
    Matcher match = TIMESTAMP.matcher(text);
    if (!match.matches()) {
      throw noTime(element);
    }
    return match;
  }

  private long micros(Matcher match, String element) throws InvalidElement {
    try {
      LocalDateTime time =
          date(match)
              .atTime(number(match, HOUR, 0), number(match, MINUTE, 0), number(match, SECOND, 0))
              .plusNanos(nanos(match.group(FRACTION)));
      ZoneId in = match.group(OFFSET) == null ? zone : ZoneOffset.of(match.group(OFFSET));
      return Micros.of(time.atZone(in).toInstant());
    } catch (DateTimeException e) {
      throw noTime(element);
    }
  }

  private static LocalDate date(Matcher match) {
    return LocalDate.of(
        Integer.parseInt(match.group(1)), number(match, MONTH, 1), number(match, DAY, 1));
  }

  private static int number(Matcher match, int group, int missing) {
    return match.group(group) == null ? missing : Integer.parseInt(match.group(group));
  }

  private static long nanos(String fraction) {
    return fraction == null
        ? 0
        : Long.parseLong(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
  }

  private static InvalidElement noTime(String element) {
    return new InvalidElement(element, "no date or time");
  }
}
