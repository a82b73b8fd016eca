package io.lifesign.arrhythmia;

import io.lifesign.clinical.intake.ProfileTimeline;
import java.util.TreeMap;

/**
 * What is remembered of one patient beside the devices: the care profile, and when each device has
 * its next turn. Changed in place.
 */
final class PatientEcg {

  static final long NEVER = Long.MAX_VALUE;

  /** When a device is next to be heard of, us. */
  static final class Turn {

    /** Its first chunk that waits. */
    long chunkMicros = NEVER;

    /** It is silent if nothing came until then. */
    long silentMicros = NEVER;

    /** When its last chunk that was decided on ended. */
    long endMicros = Long.MIN_VALUE;
  }

  final ProfileTimeline profiles;

  /** By device id, so that equal states have equal bytes. */
  final TreeMap<String, Turn> turns = new TreeMap<>();

  /** The last instant at which something was decided, us. */
  long lastMicros = Long.MIN_VALUE;

  /** The timer that stands, ms. */
  long timerMillis = NEVER;

  PatientEcg(ProfileTimeline profiles) {
    this.profiles = profiles;
  }

  /** When the next chunk or profile has its turn, us. */
  long nextRecordMicros() {
    long next = profiles.nextMicros();
    for (Turn turn : turns.values()) {
      next = Math.min(next, turn.chunkMicros);
    }
    return next;
  }

  /** When the next device is silent for too long, us. */
  long nextSilenceMicros() {
    long next = NEVER;
    for (Turn turn : turns.values()) {
      next = Math.min(next, turn.silentMicros);
    }
    return next;
  }
}
