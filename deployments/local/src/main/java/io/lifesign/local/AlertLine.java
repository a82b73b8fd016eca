package io.lifesign.local;

import io.lifesign.schemas.Alert;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** One revision of one alert as a line for people. */
final class AlertLine {

  private static final DateTimeFormatter SECONDS =
      new DateTimeFormatterBuilder().appendInstant(0).toFormatter();
  private static final String NONE = "-";

  private AlertLine() {}

  /** Time, priority, status, ward and bed, patient, rule, what was seen, and why this revision. */
  static String of(Alert alert) {
    String line =
        String.format(
            "%s  %-6s  %-9s  %-14s  %-12s  %-22s  %s",
            SECONDS.format(alert.getEventTime()),
            alert.getPriority(),
            alert.getStatus(),
            place(alert),
            alert.getPatientId(),
            alert.getRuleId(),
            oneLine(alert.getSentence()));
    return alert.getReason() == null ? line : line + " (" + oneLine(alert.getReason()) + ")";
  }

  private static String place(Alert alert) {
    String ward = alert.getWardId() == null ? NONE : alert.getWardId();
    String bed = alert.getBedId() == null ? NONE : alert.getBedId();
    return ward + "/" + bed;
  }

  /** No control character of a topic reaches a terminal. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
