package io.lifesign.streaming;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Rule;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.intake.LateStreak;
import java.util.List;
import java.util.Locale;

/** The technical alert of a device whose records keep coming too late to be decided on. */
final class LateDevice {

  private static final double MICROS_PER_SECOND = 1e6;

  private LateDevice() {}

  static Signal signal(
      HeldRecord record, Signal.Kind kind, long atMicros, long latenessMicros, Rule rule) {
    Arrival<?> arrival = record.arrival();
    double behindSeconds =
        Math.max(0, arrival.clockMicros() - arrival.eventMicros()) / MICROS_PER_SECOND;
    double allowedSeconds = latenessMicros / MICROS_PER_SECOND;
    if (kind == Signal.Kind.ENDED) {
      return new Signal(
          record.patientId(),
          rule.id(),
          kind,
          atMicros,
          atMicros,
          rule.priority(),
          List.of(),
          "",
          "");
    }
    String bound = String.format(Locale.ROOT, "<= %.0f s", allowedSeconds);
    return new Signal(
        record.patientId(),
        rule.id(),
        kind,
        atMicros,
        atMicros,
        rule.priority(),
        List.of(
            new Evidence(
                "behind", Math.round(behindSeconds), "s", null, bound, 0, record.source())),
        String.format(
            Locale.ROOT,
            "%d records in a row of a device came more than %.0f s late: its clock may be slow, and the"
                + " patient is not being watched by it.",
            LateStreak.ALERT_AT,
            allowedSeconds),
        "A record of the device in time.");
  }
}
