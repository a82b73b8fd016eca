package io.lifesign.replay.readers;

import io.lifesign.schemas.VitalSigns;

/** What the sources' readers have in common about values. */
final class Values {

  private static final double ROOM_AIR = 0.21;
  private static final double PURE_OXYGEN = 1;

  private Values() {}

  /** A number, null where the source says that there is none: empty or NaN. */
  static Double orNull(String text) {
    String value = text.strip();
    return value.isEmpty() || value.equals("NaN") ? null : Double.valueOf(value);
  }

  /** Inspired fraction, and from it whether oxygen is given: more than room air is. */
  static void fio2(VitalSigns.Builder record, Double fraction) {
    if (fraction != null) {
      record.setFio2(fraction);
      if (fraction >= ROOM_AIR && fraction <= PURE_OXYGEN) {
        record.setSupplementalOxygen(fraction > ROOM_AIR);
      }
    }
  }

  static boolean measured(VitalSigns.Builder record) {
    return record.getHeartRate() != null
        || record.getRespiratoryRate() != null
        || record.getSpo2() != null
        || record.getSystolic() != null
        || record.getDiastolic() != null
        || record.getTemperature() != null
        || record.getConsciousness() != null
        || record.getFio2() != null;
  }
}
