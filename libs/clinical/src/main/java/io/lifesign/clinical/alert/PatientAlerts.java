package io.lifesign.clinical.alert;

import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/**
 * All that is remembered of one patient's alerts: mutable, at most one course a rule, changed by
 * {@link AlertLifecycle} alone. Whoever forgets an idle one forgets ward, bed and pauses with it,
 * and must give the profile again before the patient's next signal.
 */
public final class PatientAlerts {

  final String patientId;

  /** What each rule is at; by rule id, so that equal states have equal bytes. */
  final TreeMap<String, Course> courses = new TreeMap<>();

  String wardId;
  String bedId;
  List<AlarmPause> pauses = List.of();
  long lastActivityMicros = Long.MIN_VALUE;
  long nextDueMicros = Long.MAX_VALUE;

  public PatientAlerts(String patientId) {
    this.patientId = patientId;
  }

  /**
   * Earliest event time at which {@link AlertLifecycle#time} must be called, us; {@code
   * Long.MAX_VALUE} if none. It may be the present instant: what is released at an instant waits
   * for all signals of that instant.
   */
  public long nextDueMicros() {
    return nextDueMicros;
  }

  /** Event time at which something last happened, us; {@code Long.MIN_VALUE} if nothing did. */
  public long lastActivityMicros() {
    return lastActivityMicros;
  }

  /** Nothing active, pending, refractory or closed by staff while its condition holds. */
  public boolean idle() {
    return courses.isEmpty();
  }

  /**
   * Whether an alert of that id is active, that is, whether staff can still say something to it.
   */
  public boolean active(String alertId) {
    return courses.values().stream().anyMatch(course -> course.has(alertId));
  }

  /** Writes everything, behind a version byte. */
  public void write(DataOutput out) throws IOException {
    AlertState.write(this, out);
  }

  /** Reads what {@link #write} of this or an earlier version wrote. */
  public static PatientAlerts read(DataInput in) throws IOException {
    return AlertState.read(in);
  }

  boolean pausedAt(long atMicros) {
    return pauseEndMicros(atMicros) != atMicros;
  }

  /** The first time at or after the given one that lies in no pause, us. */
  long pauseEndMicros(long atMicros) {
    long end = atMicros;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (AlarmPause pause : pauses) {
        if (pause.fromMicros() <= end && end < pause.untilMicros()) {
          end = pause.untilMicros();
          moved = true;
        }
      }
    }
    return end;
  }
}
