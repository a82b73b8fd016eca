package io.lifesign.replay.readers;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.readers.Minutes.Minute;
import io.lifesign.schemas.Consciousness;
import io.lifesign.schemas.MeasurementMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One stay of the Challenge 2012 as records: one a minute, or more where a parameter was written
 * down several times in it. Invasive pressure goes before cuff pressure of the same minute.
 */
final class IcuStay {

  private static final Map<Double, String> UNITS =
      Map.of(1.0, "CCU", 2.0, "CSRU", 3.0, "MICU", 4.0, "SICU");
  private static final double FULL_GCS = 15;
  private static final double CONFUSED_GCS = 13;
  private static final double VOICE_GCS = 9;
  private static final double PAIN_GCS = 4;

  private IcuStay() {}

  static List<Arrival> arrivals(String id, Minutes minutes) {
    Stay stay = new Stay(id, MeasurementMethod.SPOT, Challenge2012.START);
    Minute first = minutes.byMinute().get(0);
    if (first != null) {
      stay.profile()
          .setAgeYears(first.value("Age", 0))
          .setWardId(UNITS.get(first.value("ICUType", 0)));
    }
    Instant last = Challenge2012.START;
    for (Map.Entry<Integer, Minute> entry : minutes.byMinute().entrySet()) {
      last = Challenge2012.START.plus(Duration.ofMinutes(entry.getKey()));
      Minute minute = entry.getValue();
      for (int place = 0; place < minute.most(); place++) {
        record(stay, last, minute, place);
      }
    }
    return stay.arrivalsUntil(last.plus(Duration.ofMinutes(1)));
  }

  private static void record(Stay stay, Instant at, Minute minute, int place) {
    boolean invasive = minute.has("SysABP") || minute.has("DiasABP");
    var record =
        stay.record(at)
            .setHeartRate(minute.value("HR", place))
            .setRespiratoryRate(minute.value("RespRate", place))
            .setSpo2(minute.value("SaO2", place))
            .setTemperature(minute.value("Temp", place))
            .setSystolic(minute.value(invasive ? "SysABP" : "NISysABP", place))
            .setDiastolic(minute.value(invasive ? "DiasABP" : "NIDiasABP", place))
            .setConsciousness(consciousness(minute.value("GCS", place)));
    Values.fio2(record, minute.value("FiO2", place));
    stay.add(record);
  }

  /**
   * Glasgow Coma Scale as ACVPU: 15 alert, 13-14 confusion, 9-12 voice, 4-8 pain, 3 unresponsive.
   * Our reading, README.md: the scales have no agreed translation.
   */
  static Consciousness consciousness(Double gcs) {
    if (gcs == null) {
      return null;
    }
    if (gcs >= FULL_GCS) {
      return Consciousness.ALERT;
    }
    if (gcs >= CONFUSED_GCS) {
      return Consciousness.CONFUSION;
    }
    if (gcs >= VOICE_GCS) {
      return Consciousness.VOICE;
    }
    return gcs >= PAIN_GCS ? Consciousness.PAIN : Consciousness.UNRESPONSIVE;
  }
}
