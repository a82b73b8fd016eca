package io.lifesign.clinical.vitals;

import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import java.util.List;

/** Care profiles that tests of scores need. */
final class Profiles {

  static final CareProfile ADULT = CareProfile.unknown("p");

  private Profiles() {}

  static CareProfile aged(double years) {
    return profile(years, 1, Consciousness.ALERT, false);
  }

  static CareProfile onScale2() {
    return profile(70, 2, Consciousness.ALERT, false);
  }

  static CareProfile usually(Consciousness baseline) {
    return profile(70, 1, baseline, false);
  }

  static CareProfile pregnant() {
    return profile(30, 1, Consciousness.ALERT, true);
  }

  static CareProfile profile(
      double years, int spo2Scale, Consciousness baseline, boolean pregnant) {
    return new CareProfile(
        "p",
        0,
        0,
        "w",
        "b",
        years,
        spo2Scale,
        baseline,
        pregnant,
        false,
        false,
        Monitoring.ACTIVE,
        CareProfile.DEFAULT_SPOT_INTERVAL_MINUTES,
        List.of(),
        List.of());
  }
}
