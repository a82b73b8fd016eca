package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Rounding;
import io.lifesign.clinical.vitals.ShockIndex;
import java.util.List;
import java.util.Locale;

/** Shock index high and rising while systolic pressure falls. */
record Shock(RuleThresholds thresholds) implements Condition {

  private static final int PARAMETERS =
      PatientWatch.bit(Parameter.HEART_RATE) | PatientWatch.bit(Parameter.SYSTOLIC);

  @Override
  public String ruleId() {
    return DeteriorationRules.SHOCK;
  }

  /**
   * Shock index in whole thousandths, never rounded up to a threshold, of charted values paired
   * within 15 min; {@link SlidingExtreme#NONE} if there is none.
   */
  static int index(PatientWatch watch) {
    double index = ShockIndex.of(watch.observations);
    if (Double.isNaN(index)) {
      return SlidingExtreme.NONE;
    }
    int systolic = Rounding.whole(watch.value(Parameter.SYSTOLIC));
    return 1_000 * Rounding.whole(watch.value(Parameter.HEART_RATE)) / systolic;
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
            "shockIndex",
            index(watch) / 1_000.0,
            "1",
            ">= "
                + thresholds.shockIndexThousandths() / 1_000.0
                + ", risen by >= "
                + thresholds.shockRiseThousandths() / 1_000.0
                + " in "
                + thresholds.shockWindowMinutes()
                + " min"),
        Findings.value(watch, Parameter.HEART_RATE, null, atMicros),
        Findings.value(
            watch,
            Parameter.SYSTOLIC,
            "fallen by >= "
                + thresholds.systolicFall()
                + " mm[Hg] in "
                + thresholds.shockWindowMinutes()
                + " min",
            atMicros));
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    return String.format(
        Locale.ROOT,
        "Shock index is %.2f and rising (%s, %s, down from %d within %d min).",
        index(watch) / 1_000.0,
        Findings.words(watch, Parameter.HEART_RATE),
        Findings.words(watch, Parameter.SYSTOLIC),
        highestSystolic(watch, atMicros),
        thresholds.shockWindowMinutes());
  }

  @Override
  public String clears(String hold) {
    return "A shock index below " + thresholds.shockClearThousandths() / 1_000.0 + hold + ".";
  }
}
