package io.lifesign.replay.ward;

import static io.lifesign.schemas.AckKind.ACKNOWLEDGED;
import static io.lifesign.schemas.AckKind.FALSE_ALARM;
import static io.lifesign.schemas.AckKind.RESOLVED;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.AckKind;
import java.util.List;

/** What staff say to the ward's alerts; one is to an alert that never was. */
final class WardAcknowledgements {

  private static final String TOPIC = "alerts.acks";
  private static final long WAY_MICROS = 300 * Micros.PER_MILLI;

  private WardAcknowledgements() {}

  static List<Arrival> arrivals() {
    return List.of(
        ack("W-11", "progressive-hypoxia", "09:02:53", "09:05:10", ACKNOWLEDGED, "nurse"),
        ack("W-22", "red-score", "09:03:04", "09:11:00", ACKNOWLEDGED, "nurse"),
        ack("W-11", "news2-high", "09:23:53", "09:31:20", ACKNOWLEDGED, "doctor"),
        ack("W-04", "sirs", "12:00:00", "12:06:40", ACKNOWLEDGED, "nurse"),
        ack("W-04", "news2-high", "12:37:52", "12:45:30", ACKNOWLEDGED, "doctor"),
        ack("W-05", "respiratory-depression", "13:19:10", "13:21:30", ACKNOWLEDGED, "nurse"),
        ack("W-05", "news2-high", "13:20:06", "13:27:00", ACKNOWLEDGED, "doctor"),
        ack("W-15", "silence", "15:01:03", "15:06:00", FALSE_ALARM, "nurse"),
        ack("W-15", "late-device", "15:10:00", "15:14:00", ACKNOWLEDGED, "technician"),
        ack("W-06", "shock", "16:25:16", "16:27:40", ACKNOWLEDGED, "doctor"),
        ack("W-08", "fever-tachycardia", "19:42:02", "20:30:00", RESOLVED, "doctor"),
        ack("W-10", "news2-high", "18:05:00", "21:58:00", ACKNOWLEDGED, "telehealth nurse"),
        ack("W-09", "pews-high", "21:53:19", "22:00:00", ACKNOWLEDGED, "nurse"),
        ack("W-01", "news2-high", "03:00:00", "03:10:00", ACKNOWLEDGED, "nurse"));
  }

  private static Arrival ack(
      String patient, String rule, String onset, String at, AckKind kind, String role) {
    long atMicros = WardTime.micros(at);
    return new Arrival(
        atMicros + WAY_MICROS,
        TOPIC,
        patient,
        new Payload.Acknowledgement(patient, rule, WardTime.micros(onset), atMicros, kind, role));
  }
}
