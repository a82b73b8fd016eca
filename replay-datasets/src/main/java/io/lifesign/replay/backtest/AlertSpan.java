package io.lifesign.replay.backtest;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One alert from its onset to its end.
 *
 * @param raisedMicros when somebody was told, us
 * @param endMicros when it ended, us; {@link Long#MAX_VALUE} if it was open at the end of history
 */
record AlertSpan(
    String alertId,
    String patientId,
    String ruleId,
    boolean technical,
    long onsetMicros,
    long raisedMicros,
    long endMicros) {

  private static final Comparator<AlertSpan> ORDER =
      Comparator.comparing(AlertSpan::patientId)
          .thenComparing(AlertSpan::ruleId)
          .thenComparingLong(AlertSpan::onsetMicros)
          .thenComparing(AlertSpan::alertId);

  /** The alerts that were raised, by patient, rule and onset. */
  static List<AlertSpan> of(List<Alert> revisions) {
    Map<String, AlertSpan> spans = new LinkedHashMap<>();
    for (Alert alert : revisions) {
      AlertSpan known = spans.get(alert.alertId());
      if (known == null) {
        spans.put(alert.alertId(), raised(alert));
      } else if (ends(alert.status())) {
        spans.put(alert.alertId(), known.until(alert.atMicros()));
      }
    }
    List<AlertSpan> sorted = new ArrayList<>(spans.values());
    sorted.sort(ORDER);
    return sorted;
  }

  private static AlertSpan raised(Alert alert) {
    return new AlertSpan(
        alert.alertId(),
        alert.patientId(),
        alert.ruleId(),
        alert.technical(),
        alert.onsetMicros(),
        alert.atMicros(),
        ends(alert.status()) ? alert.atMicros() : Long.MAX_VALUE);
  }

  private static boolean ends(AlertStatus status) {
    return status == AlertStatus.RESOLVED || status == AlertStatus.RETRACTED;
  }

  private AlertSpan until(long micros) {
    return new AlertSpan(alertId, patientId, ruleId, technical, onsetMicros, raisedMicros, micros);
  }

  /** Whether both tell of the same rule of the same patient, and hold at one time. */
  boolean meets(AlertSpan other) {
    return patientId.equals(other.patientId)
        && ruleId.equals(other.ruleId)
        && onsetMicros < other.endMicros
        && other.onsetMicros < endMicros;
  }
}
