package io.lifesign.streaming;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.vitals.CareProfile;

/**
 * One thing the life cycle of a patient's alerts must hear of, in the order of event time: exactly
 * one of the three, or none of them when the patient is to be forgotten.
 *
 * @param atMicros when it takes effect, us
 */
public record AlertInput(
    String patientId, long atMicros, CareProfile profile, Signal signal, Acknowledgement ack) {

  public static AlertInput of(Signal signal) {
    return new AlertInput(signal.patientId(), signal.atMicros(), null, signal, null);
  }

  public static AlertInput of(CareProfile profile, long atMicros) {
    return new AlertInput(profile.patientId(), atMicros, profile, null, null);
  }

  public static AlertInput of(Acknowledgement ack, long atMicros) {
    return new AlertInput(ack.patientId(), atMicros, null, null, ack);
  }

  public static AlertInput forget(String patientId, long atMicros) {
    return new AlertInput(patientId, atMicros, null, null, null);
  }

  public boolean forgets() {
    return profile == null && signal == null && ack == null;
  }
}
