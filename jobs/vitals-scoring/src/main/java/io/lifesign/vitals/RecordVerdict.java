package io.lifesign.vitals;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.streaming.Arrival;
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

  static RecordVerdict of(Arrival<VitalReading> arrival, Kind kind, Long lateByMicros) {
    VitalReading reading = arrival.record();
    return new RecordVerdict(
        reading.patientId(), arrival.position(), reading.source(), kind, lateByMicros);
  }
}
