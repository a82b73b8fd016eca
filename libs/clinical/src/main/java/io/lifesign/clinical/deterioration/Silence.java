package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A parameter that was being received and no longer is. */
record Silence(RuleThresholds thresholds) implements Condition {

  static final Parameter[] WATCHED = {
    Parameter.RESPIRATORY_RATE,
    Parameter.SPO2,
    Parameter.SYSTOLIC,
    Parameter.HEART_RATE,
    Parameter.CONSCIOUSNESS,
    Parameter.TEMPERATURE
  };

  private static final long SECOND_MICROS = 1_000_000;
  private static final long MINUTE_SECONDS = 60;
  private static final int PERCENT = 100;

  @Override
  public String ruleId() {
    return DeteriorationRules.SILENCE;
  }

  /** When a parameter that has been received becomes overdue, us. */
  long overdueMicros(PatientWatch watch, Parameter parameter) {
    long seconds = limitSeconds(watch, parameter);
    return Math.max(watch.observations.atMicros(parameter), watch.monitoredSinceMicros)
        + seconds * SECOND_MICROS;
  }

  private long limitSeconds(PatientWatch watch, Parameter parameter) {
    boolean continuous = (watch.continuous & PatientWatch.bit(parameter)) != 0;
    return continuous
        ? thresholds.silenceSeconds()
        : watch.profile.spotIntervalMinutes()
            * MINUTE_SECONDS
            * thresholds.spotSilencePercent()
            / PERCENT;
  }

  /** The overdue ones of the watched parameters, a bit each. */
  int overdue(PatientWatch watch, long atMicros) {
    if (watch.profile.monitoring() != Monitoring.ACTIVE) {
      return 0;
    }
    int bits = 0;
    for (Parameter parameter : WATCHED) {
      if (watch.observations.freshness(parameter) != Freshness.MISSING
          && atMicros >= overdueMicros(watch, parameter)) {
        bits |= PatientWatch.bit(parameter);
      }
    }
    return bits;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    return watch.silent != 0 ? Judgement.MET : Judgement.CLEAR;
  }

  /** None: what is silent cannot go stale as well. */
  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return 0;
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    List<Evidence> evidence = new ArrayList<>();
    for (Parameter parameter : WATCHED) {
      if ((watch.silent & PatientWatch.bit(parameter)) != 0) {
        double age = Findings.ageSeconds(watch, parameter, atMicros);
        evidence.add(
            new Evidence(
                Findings.name(parameter) + "Silence",
                age,
                "s",
                null,
                ">= " + limitSeconds(watch, parameter),
                age,
                watch.sources[parameter.ordinal()]));
      }
    }
    return evidence;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    StringJoiner words = new StringJoiner(", ", "Nothing received: ", ".");
    for (Parameter parameter : WATCHED) {
      if ((watch.silent & PatientWatch.bit(parameter)) != 0) {
        words.add(
            String.format(
                Locale.ROOT,
                "%s for %.0f min",
                Findings.spoken(parameter),
                Findings.ageSeconds(watch, parameter, atMicros) / MINUTE_SECONDS));
      }
    }
    return words.toString();
  }

  @Override
  public String clears(String hold) {
    return "A fresh value of every silent parameter.";
  }
}
