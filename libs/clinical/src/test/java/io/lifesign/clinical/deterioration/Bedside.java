package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import io.lifesign.clinical.vitals.Consciousness;
import io.lifesign.clinical.vitals.Decision;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One patient's watch, driven as an operator drives it: in the order of event time, with every due
 * time kept.
 */
final class Bedside {

  static final String PATIENT = "p1";

  final List<VitalScores> scores = new ArrayList<>();
  final List<RuleChange> changes = new ArrayList<>();
  private final VitalsScoring scoring = new VitalsScoring(DeteriorationRules.standard());
  private PatientWatch watch = new PatientWatch(PATIENT);
  private long sequence;
  private boolean toldTheTimeAlways;

  static long seconds(double seconds) {
    return Math.round(seconds * 1e6);
  }

  Bedside continuous(double atSeconds, Object... values) {
    return hear(atSeconds, true, values);
  }

  Bedside spot(double atSeconds, Object... values) {
    return hear(atSeconds, false, values);
  }

  /** An adult in good health, everything measured at one instant. */
  Bedside well(double atSeconds) {
    continuous(
        atSeconds, Parameter.HEART_RATE, 75, Parameter.RESPIRATORY_RATE, 16, Parameter.SPO2, 98);
    return spot(
        atSeconds,
        Parameter.SYSTOLIC,
        120,
        Parameter.TEMPERATURE,
        37,
        Parameter.CONSCIOUSNESS,
        0,
        Parameter.SUPPLEMENTAL_OXYGEN,
        0);
  }

  /** Everything as spot values, so that nothing grows stale within a test of some hours. */
  Bedside wellBySpot(double atSeconds) {
    spot(atSeconds, Parameter.HEART_RATE, 75, Parameter.RESPIRATORY_RATE, 16, Parameter.SPO2, 98);
    return spot(
        atSeconds,
        Parameter.SYSTOLIC,
        120,
        Parameter.TEMPERATURE,
        37,
        Parameter.CONSCIOUSNESS,
        0,
        Parameter.SUPPLEMENTAL_OXYGEN,
        0);
  }

  private Bedside hear(double atSeconds, boolean continuous, Object... values) {
    double[] all = new double[Parameter.COUNT];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < values.length; i += 2) {
      all[((Parameter) values[i]).ordinal()] = ((Number) values[i + 1]).doubleValue();
    }
    return hear(
        new VitalReading(
            PATIENT,
            new DeviceStamp("monitor", "boot", sequence++, seconds(atSeconds)),
            continuous,
            0,
            all));
  }

  Bedside hear(VitalReading reading) {
    passUntil(reading.atMicros());
    keep(scoring.reading(watch, reading));
    return this;
  }

  Bedside profile(double atSeconds, CareProfile profile) {
    passUntil(seconds(atSeconds));
    keep(scoring.profile(watch, profile, seconds(atSeconds)));
    return this;
  }

  /** Time passes, up to and with that instant. */
  Bedside until(double atSeconds) {
    passUntil(seconds(atSeconds) + 1);
    return this;
  }

  /** As under an operator that says the time whether or not anything is due. */
  Bedside toldTheTimeAlways() {
    toldTheTimeAlways = true;
    return this;
  }

  private void passUntil(long micros) {
    while (watch.nextDueMicros() < micros) {
      long due = watch.nextDueMicros();
      keep(scoring.time(watch, due));
      if (watch.nextDueMicros() <= due) {
        throw new IllegalStateException("Due again at the instant just decided");
      }
    }
    if (toldTheTimeAlways && watch.lastActivityMicros() < micros - 1) {
      keep(scoring.time(watch, micros - 1));
    }
  }

  private void keep(Decision decision) {
    scores.addAll(decision.scores());
    changes.addAll(decision.changes());
  }

  /** The changes of one rule as "MET@12 CLEAR@70", in seconds. */
  String edges(String rule) {
    StringBuilder edges = new StringBuilder();
    for (RuleChange change : changes) {
      if (change.ruleId().equals(rule)) {
        edges
            .append(edges.isEmpty() ? "" : " ")
            .append(change.kind())
            .append('@')
            .append(change.atMicros() / 1_000_000);
      }
    }
    return edges.toString();
  }

  byte[] bytes() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      watch.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As after a restart. */
  Bedside restored() {
    try {
      watch = PatientWatch.read(new DataInputStream(new ByteArrayInputStream(bytes())));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PatientWatch watch() {
    return watch;
  }

  /** A profile to change at one place. */
  static CareProfile profile(
      double age, int scale, boolean pregnant, boolean infection, Monitoring monitoring) {
    return profile(age, scale, pregnant, infection, monitoring, List.of());
  }

  static CareProfile profile(
      double age,
      int scale,
      boolean pregnant,
      boolean infection,
      Monitoring monitoring,
      List<PersonalLimit> limits) {
    return new CareProfile(
        PATIENT,
        0,
        0,
        "A",
        "A-1",
        age,
        scale,
        Consciousness.ALERT,
        pregnant,
        infection,
        false,
        monitoring,
        CareProfile.DEFAULT_SPOT_INTERVAL_MINUTES,
        limits,
        List.of());
  }
}
