package io.lifesign.streaming;

import io.lifesign.clinical.alert.PatientAlerts;
import java.util.ArrayList;
import java.util.List;

/**
 * One patient's alerts and what the life cycle must still hear of, in its order; changed in place.
 */
final class PatientAlertState {

  static final long NO_TIMER = Long.MAX_VALUE;

  final PatientAlerts alerts;
  final List<AlertInput> waiting = new ArrayList<>();

  /** Whether a profile or a signal ever spoke of the patient. */
  boolean known;

  /** The timer that stands, ms. */
  long timerMillis = NO_TIMER;

  PatientAlertState(PatientAlerts alerts) {
    this.alerts = alerts;
  }

  /**
   * Nothing is known of the patient: an acknowledgement of another deployment's alert leaves no
   * trace.
   */
  boolean blank() {
    return alerts.idle() && !known;
  }

  long nextTurnMicros() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.get(0).atMicros();
  }
}
