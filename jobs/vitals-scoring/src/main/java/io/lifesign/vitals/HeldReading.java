package io.lifesign.vitals;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.HeldRecord;

/** A reading that waits for its turn, with where it came from. */
record HeldReading(Arrival<VitalReading> arrival) implements HeldRecord {

  private static final long MIX = 0x9E3779B97F4A7C15L;

  @Override
  public DeviceStamp source() {
    return arrival.record().source();
  }

  @Override
  public String patientId() {
    return arrival.record().patientId();
  }

  @Override
  public long contentHash() {
    VitalReading reading = arrival.record();
    long hash = reading.unreliable() * 2L + (reading.continuous() ? 1 : 0);
    for (double value : reading.values()) {
      hash = MIX * (hash ^ (hash >>> 32) ^ Double.doubleToLongBits(value));
    }
    return hash;
  }
}
