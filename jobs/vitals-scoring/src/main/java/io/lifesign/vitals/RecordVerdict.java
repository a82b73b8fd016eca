package io.lifesign.vitals;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.streaming.Position;

/**
 * The verdict on a device record that was not scored though it was readable.
 *
 * @param lateByMicros how far behind its partition's progress it was, us; null for a duplicate
 */
public record RecordVerdict(
    String patientId, Position position, DeviceStamp source, Kind kind, Long lateByMicros) {

  /** What was judged. */
  public enum Kind {
    LATE,
    DUPLICATE
  }
}
