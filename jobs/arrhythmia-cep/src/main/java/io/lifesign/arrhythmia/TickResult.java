package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.schemas.PulseWave;
import io.lifesign.schemas.SignalState;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.AvroTimes;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** What is known of the signal to its topic. */
final class TickResult implements AvroResult<SignalTick> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(SignalTick tick) {
    return io.lifesign.schemas.SignalTick.newBuilder()
        .setPatientId(tick.patientId())
        .setDeviceId(tick.deviceId())
        .setEventTime(AvroTimes.instant(tick.fromMicros()))
        .setUntil(AvroTimes.instant(tick.toMicros()))
        .setDecidedAt(AvroTimes.instant(tick.decidedMicros()))
        .setState(SignalState.valueOf(tick.state().name()))
        .setQuality(tick.quality())
        .setUsableLeads(tick.usableLeads())
        .setLastBeat(known(tick.lastBeatMicros()))
        .setFibrillation(tick.fibrillation())
        .setIrregularity(tick.irregularity())
        .setPulse(pulse(tick.pulse()))
        .build();
  }

  private static PulseWave pulse(SignalTick.Pulse pulse) {
    return pulse == null
        ? null
        : new PulseWave(
            known(pulse.lastMicros()),
            pulse.rate() == 0 ? null : (Double) pulse.rate(),
            pulse.quality());
  }

  private static Instant known(long micros) {
    return micros == Long.MIN_VALUE ? null : AvroTimes.instant(micros);
  }

  @Override
  public String key(SignalTick tick) {
    return tick.patientId();
  }

  @Override
  public long eventMicros(SignalTick tick) {
    return tick.fromMicros();
  }
}
