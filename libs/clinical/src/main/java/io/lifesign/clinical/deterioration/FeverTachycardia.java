package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Rounding;
import java.util.List;

/** Fever together with a fast pulse. */
record FeverTachycardia(RuleThresholds thresholds) implements Condition {

  private static final int PARAMETERS =
      PatientWatch.bit(Parameter.TEMPERATURE) | PatientWatch.bit(Parameter.HEART_RATE);

  @Override
  public String ruleId() {
    return DeteriorationRules.FEVER_TACHYCARDIA;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    if (watch.profile.child()) {
      return Judgement.CLEAR;
    }
    boolean noFever =
        watch.has(Parameter.TEMPERATURE)
            && Rounding.tenths(watch.value(Parameter.TEMPERATURE)) < thresholds.feverTenths();
    boolean slow =
        watch.has(Parameter.HEART_RATE)
            && Rounding.whole(watch.value(Parameter.HEART_RATE)) <= thresholds.feverPulse();
    if (noFever || slow) {
      return watch.fresh(PARAMETERS) ? Judgement.CLEAR : Judgement.NOT_MET;
    }
    return watch.fresh(PARAMETERS) ? Judgement.MET : Judgement.UNKNOWN;
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return PARAMETERS;
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return List.of(
        Findings.value(
            watch, Parameter.TEMPERATURE, ">= " + thresholds.feverTenths() / 10.0, atMicros),
        Findings.value(watch, Parameter.HEART_RATE, "> " + thresholds.feverPulse(), atMicros));
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return "Fever with a fast pulse: "
        + Findings.words(watch, Parameter.TEMPERATURE)
        + ", "
        + Findings.words(watch, Parameter.HEART_RATE)
        + ".";
  }

  @Override
  public String clears(String hold) {
    return "Temperature below "
        + thresholds.feverTenths() / 10.0
        + " Cel or a pulse of "
        + thresholds.feverPulse()
        + " or less"
        + hold
        + ".";
  }
}
