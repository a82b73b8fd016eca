package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.vitals.DeviceStamp;

/**
 * A rhythm of one device began, ended, or was lost from sight.
 *
 * @param source the chunk in which it was decided
 * @param kind STALE: the signal broke off while it lasted
 * @param atMicros signal time at which it was decided, us
 * @param order of what is said of one device
 * @param onsetMicros its first beat or instant, us
 * @param endMicros its last beat or instant so far, us
 * @param beats so many beats of it are known; 0 where none are counted
 * @param value what it was told from, in the unit of the rhythm: a rate /min, a time s, a measure
 * @param poor told from poor signal
 */
public record RhythmSignal(
    String patientId,
    DeviceStamp source,
    Rhythm rhythm,
    Signal.Kind kind,
    long atMicros,
    long order,
    long onsetMicros,
    long endMicros,
    int beats,
    double value,
    boolean poor) {

  /** The rhythm stream that it belongs to. */
  public String stream() {
    return patientId + '|' + source.deviceId();
  }
}
