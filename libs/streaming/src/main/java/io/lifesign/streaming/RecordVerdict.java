package io.lifesign.streaming;

import io.lifesign.clinical.vitals.DeviceStamp;

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

  static RecordVerdict of(HeldRecord record, Kind kind, Long lateByMicros) {
    return new RecordVerdict(
        record.patientId(), record.arrival().position(), record.source(), kind, lateByMicros);
  }
}
