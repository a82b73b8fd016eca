package io.lifesign.arrhythmia;

import io.lifesign.clinical.rhythm.RhythmSignal;
import io.lifesign.clinical.vitals.CareProfile;

/**
 * One thing the book of a patient's episodes must hear of, in the order of signal time: a signal, a
 * care profile, or neither when the patient is to be forgotten.
 *
 * @param atMicros when it takes effect, us
 */
public record EpisodeInput(
    String patientId, long atMicros, RhythmSignal signal, CareProfile profile) {

  static EpisodeInput of(RhythmSignal signal) {
    return new EpisodeInput(signal.patientId(), signal.atMicros(), signal, null);
  }

  static EpisodeInput of(CareProfile profile, long atMicros) {
    return new EpisodeInput(profile.patientId(), atMicros, null, profile);
  }

  static EpisodeInput forget(String patientId, long atMicros) {
    return new EpisodeInput(patientId, atMicros, null, null);
  }

  boolean forgets() {
    return signal == null && profile == null;
  }

  /** At one instant: profiles, signals as each device said them, forgetting. */
  int compare(EpisodeInput other) {
    int order = Long.compare(atMicros, other.atMicros);
    if (order == 0) {
      order = Integer.compare(rank(), other.rank());
    }
    if (order != 0 || signal == null) {
      return order;
    }
    order = signal.source().deviceId().compareTo(other.signal.source().deviceId());
    if (order == 0) {
      order = Long.compare(signal.order(), other.signal.order());
    }
    return order != 0 ? order : signal.rhythm().compareTo(other.signal.rhythm());
  }

  private int rank() {
    return profile != null ? 0 : signal != null ? 1 : 2;
  }
}
