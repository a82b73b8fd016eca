package io.lifesign.replay.ward;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.replay.Micros;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Alerts for reading: one line a revision. */
final class AlertLines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private AlertLines() {}

  static List<String> of(List<Alert> alerts) {
    return alerts.stream().map(AlertLines::line).toList();
  }

  private static String line(Alert alert) {
    return String.format(
        "%s %s %-4s %-22s r%d %-6s %-9s onset %s  %s%s",
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

  private static String time(long micros) {
    Instant instant = Micros.instant(micros);
    return TIME.format(instant);
  }
}
