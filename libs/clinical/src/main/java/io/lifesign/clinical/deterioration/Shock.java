package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Rounding;
import java.util.List;
import java.util.Locale;

/** Shock index high and rising while systolic pressure falls. */
record Shock(RuleThresholds thresholds) implements Condition {

  private static final int NONE = -1;
  private static final int PARAMETERS =
      PatientWatch.bit(Parameter.HEART_RATE) | PatientWatch.bit(Parameter.SYSTOLIC);

  @Override
  public String ruleId() {
    return DeteriorationRules.SHOCK;
  }

  /**
   * Shock index in thousandths, of charted values paired within 15 min; negative if there is none.
   */
  static int index(PatientWatch watch) {
    double index = io.lifesign.clinical.vitals.ShockIndex.of(watch.observations);
    if (Double.isNaN(index)) {
      return NONE;
    }
    int systolic = Rounding.whole(watch.value(Parameter.SYSTOLIC));
    return Math.round(1_000f * Rounding.whole(watch.value(Parameter.HEART_RATE)) / systolic);
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    if (watch.profile.child()) {
      return Judgement.CLEAR;
    }
    int index = index(watch);
    if (index < 0) {
      return Judgement.UNKNOWN;
    }
    if (index < thresholds.shockIndexThousandths()) {
      return index < thresholds.shockClearThousandths() ? Judgement.CLEAR : Judgement.NOT_MET;
    }
    if (track.met || (rose(watch, index, atMicros) && fell(watch, atMicros))) {
      return Judgement.MET;
    }
    return Judgement.NOT_MET;
  }

  private boolean rose(PatientWatch watch, int index, long atMicros) {
    int lowest = watch.trends.shockIndex.at(thresholds.shockWindowMicros(), atMicros, index);
    return index - lowest >= thresholds.shockRiseThousandths();
  }

  private boolean fell(PatientWatch watch, long atMicros) {
    int systolic = Rounding.whole(watch.value(Parameter.SYSTOLIC));
    return highestSystolic(watch, atMicros) - systolic >= thresholds.systolicFall();
  }

  private int highestSystolic(PatientWatch watch, long atMicros) {
    return watch.trends.systolic.at(thresholds.shockWindowMicros(), atMicros, 0);
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return PARAMETERS;
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    return List.of(
        Findings.derived(
            "shockIndex", index(watch) / 1_000.0, "1", ">= 0.9, risen by >= 0.2 in 60 min"),
        Findings.value(watch, Parameter.HEART_RATE, null, atMicros),
        Findings.value(
            watch,
            Parameter.SYSTOLIC,
            "fallen by >= " + thresholds.systolicFall() + " mm[Hg] in 60 min",
            atMicros));
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return String.format(
        Locale.ROOT,
        "Shock index is %.2f and rising (%s, %s, down from %d within an hour).",
        index(watch) / 1_000.0,
        Findings.words(watch, Parameter.HEART_RATE),
        Findings.words(watch, Parameter.SYSTOLIC),
        highestSystolic(watch, atMicros));
  }

  @Override
  public String clears() {
    return "A shock index below 0.8 for 15 min.";
  }
}
