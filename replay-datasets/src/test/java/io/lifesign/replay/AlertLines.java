package io.lifesign.replay;

import io.lifesign.clinical.alert.Alert;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/**
 * Alerts for reading: one line a revision, in the order of their decision.
 *
 * @param time how instants are written
 * @param width of the longest rule's name
 */
public record AlertLines(DateTimeFormatter time, int width) {

  private static final Comparator<Alert> BY_TIME =
      Comparator.comparingLong(Alert::atMicros)
          .thenComparing(Alert::patientId)
          .thenComparing(Alert::ruleId)
          .thenComparing(Alert::alertId)
          .thenComparing(Alert::revision);

  /** Times to that pattern, in UTC. */
  public static AlertLines of(String time, int width) {
    return new AlertLines(DateTimeFormatter.ofPattern(time).withZone(ZoneOffset.UTC), width);
  }

  public List<String> lines(List<Alert> alerts) {
    return alerts.stream().sorted(BY_TIME).map(this::line).toList();
  }

  private String line(Alert alert) {
    return String.format(
        "%s %s %-4s %-" + width + "s r%d %-6s %-9s onset %s  %s%s",
        time(alert.atMicros()),
        alert.patientId(),
        alert.bedId() == null ? "-" : alert.bedId(),
        alert.ruleId(),
        alert.revision(),
        alert.priority(),
        alert.status(),
        time(alert.onsetMicros()),
        alert.sentence(),
        alert.reason() == null ? "" : " [" + alert.reason() + "]");
  }

  private String time(long micros) {
    return time.format(Micros.instant(micros));
  }
}
