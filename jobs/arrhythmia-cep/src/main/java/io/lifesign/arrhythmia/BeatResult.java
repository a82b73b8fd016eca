package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.schemas.BeatClass;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.AvroTimes;
import org.apache.avro.specific.SpecificRecord;

/** Beats to their topic. */
final class BeatResult implements AvroResult<Beat> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(Beat beat) {
    return io.lifesign.schemas.Beat.newBuilder()
        .setPatientId(beat.patientId())
        .setDeviceId(beat.deviceId())
        .setEventTime(AvroTimes.instant(beat.atMicros()))
        .setDecidedAt(AvroTimes.instant(beat.decidedMicros()))
        .setBeatClass(BeatClass.valueOf(beat.beatClass().name()))
        .setRrMicros(beat.rrMicros() == 0 ? null : (Long) beat.rrMicros())
        .setConfidence(beat.confidence())
        .setQuality(beat.quality())
        .build();
  }

  @Override
  public String key(Beat beat) {
    return beat.patientId();
  }

  @Override
  public long eventMicros(Beat beat) {
    return beat.atMicros();
  }
}
