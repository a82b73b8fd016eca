package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.HeldRecord;

/** A chunk that waits for its turn, with where it came from. */
record HeldChunk(Arrival<EcgChunk> arrival) implements HeldRecord {

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
    EcgChunk chunk = arrival.record();
    long hash = Double.doubleToLongBits(chunk.hertz()) ^ chunk.leads().size();
    for (short[] lead : chunk.samples()) {
      for (short sample : lead) {
        hash = MIX * (hash ^ (hash >>> 32) ^ sample);
      }
    }
    return hash;
  }
}
