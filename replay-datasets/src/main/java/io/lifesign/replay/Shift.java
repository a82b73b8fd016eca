package io.lifesign.replay;

import io.lifesign.schemas.AlarmPause;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Records moved in time, everything else kept. */
final class Shift {

  private Shift() {}

  static VitalSigns of(VitalSigns record, long micros) {
    return VitalSigns.newBuilder(record).setEventTime(later(record.getEventTime(), micros)).build();
  }

  /** The samples are shared with the record given: only its time differs. */
  static EcgChunk of(EcgChunk record, long micros) {
    return new EcgChunk(
        record.getPatientId(),
        record.getDeviceId(),
        record.getBootId(),
        record.getSequence(),
        later(record.getEventTime(), micros),
        record.getSamplingRate(),
        record.getLeads());
  }

  static CareProfile of(CareProfile profile, long micros) {
    return CareProfile.newBuilder(profile)
        .setEffectiveFrom(later(profile.getEffectiveFrom(), micros))
        .setRecordedAt(later(profile.getRecordedAt(), micros))
        .setAlarmPauses(
            profile.getAlarmPauses().stream()
                .map(
                    pause ->
                        new AlarmPause(
                            later(pause.getFrom(), micros), later(pause.getUntil(), micros)))
                .toList())
        .build();
  }

  /** The dates in the message move with it: by whole days, for they may have no time. */
  static EhrMessage of(EhrMessage message, long micros) {
    long days = micros / Duration.ofDays(1).toMillis() / Micros.PER_MILLI;
    return EhrMessage.newBuilder(message)
        .setEventTime(later(message.getEventTime(), micros))
        .setBody(EhrDates.shifted(message.getBody(), days))
        .build();
  }

  private static Instant later(Instant instant, long micros) {
    return instant.plus(micros, ChronoUnit.MICROS);
  }
}
