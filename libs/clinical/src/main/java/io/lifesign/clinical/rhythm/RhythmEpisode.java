package io.lifesign.clinical.rhythm;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One revision of an episode of a rhythm.
 *
 * @param episodeId name-based UUID of rhythm, patient, device and onset
 * @param revision 0 when opened
 * @param atMicros signal time at which this revision was decided, us
 * @param endMicros its last beat or instant known, us; null while it lasts
 * @param beats known to belong to it; 0 where none are counted
 * @param rate mean rate over them, /min; null where none was measured
 * @param poorSignal it began on poor signal
 */
public record RhythmEpisode(
    String episodeId,
    int revision,
    String patientId,
    String deviceId,
    Rhythm rhythm,
    Status status,
    long onsetMicros,
    long atMicros,
    Long endMicros,
    int beats,
    Double rate,
    boolean poorSignal,
    String wardId,
    String bedId) {

  /** What a revision says. */
  public enum Status {
    OPENED,
    /** The signal broke off while it lasted: its end is not known yet. */
    UPDATED,
    CLOSED
  }

  static String id(Rhythm rhythm, String patientId, String deviceId, long onsetMicros) {
    String name = rhythm.ruleId() + "|" + patientId + "|" + deviceId + "|" + onsetMicros;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
