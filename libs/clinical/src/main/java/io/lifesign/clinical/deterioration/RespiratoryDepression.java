package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Consciousness;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Rounding;
import java.util.ArrayList;
import java.util.List;

/**
 * Slow and slowing breathing with low saturation or reduced consciousness; or a grave rate alone
 * that lasts, which {@link VitalsScoring} times.
 */
record RespiratoryDepression(RuleThresholds thresholds) implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.RESPIRATORY_DEPRESSION;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    if (watch.profile.child()) {
      return Judgement.CLEAR;
    }
    if (!watch.has(Parameter.RESPIRATORY_RATE)) {
      return Judgement.UNKNOWN;
    }
    int rate = Rounding.whole(watch.value(Parameter.RESPIRATORY_RATE));
    if (rate > thresholds.depressionRate()) {
      return rate >= thresholds.depressionClearRate() && judged(watch, track)
          ? Judgement.CLEAR
          : Judgement.NOT_MET;
    }
    if (track.met || watch.graveRate) {
      return Judgement.MET;
    }
    boolean slowing =
        fastest(watch, rate, atMicros) - rate >= thresholds.depressionFall()
            && (lowSaturation(watch) || drowsy(watch));
    return slowing ? Judgement.MET : Judgement.NOT_MET;
  }

  private int fastest(PatientWatch watch, int rate, long atMicros) {
    return watch.trends.respiratoryRate.at(thresholds.depressionWindowMicros(), atMicros, rate);
  }

  private boolean lowSaturation(PatientWatch watch) {
    int limit =
        watch.profile.spo2Scale() == 2
            ? thresholds.depressionSpo2Scale2()
            : thresholds.depressionSpo2();
    return watch.has(Parameter.SPO2) && Rounding.whole(watch.value(Parameter.SPO2)) < limit;
  }

  /** Worse than the patient's usual level. */
  private static boolean drowsy(PatientWatch watch) {
    return watch.has(Parameter.CONSCIOUSNESS)
        && watch.value(Parameter.CONSCIOUSNESS) > Consciousness.ALERT.ordinal()
        && watch.value(Parameter.CONSCIOUSNESS) > watch.profile.baselineConsciousness().ordinal();
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return PatientWatch.bit(Parameter.RESPIRATORY_RATE)
        | (lowSaturation(watch) ? PatientWatch.bit(Parameter.SPO2) : 0)
        | (drowsy(watch) ? PatientWatch.bit(Parameter.CONSCIOUSNESS) : 0);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    List<Evidence> evidence = new ArrayList<>();
    String bound =
        watch.graveRate
            ? "<= " + thresholds.graveRate() + " for " + thresholds.graveSeconds() + " s"
            : "<= "
                + thresholds.depressionRate()
                + ", fallen by >= "
                + thresholds.depressionFall()
                + " in "
                + thresholds.depressionWindowMinutes()
                + " min";
    evidence.add(Findings.value(watch, Parameter.RESPIRATORY_RATE, bound, atMicros));
    if (lowSaturation(watch)) {
      evidence.add(
          Findings.value(
              watch,
              Parameter.SPO2,
              "< "
                  + (watch.profile.spo2Scale() == 2
                      ? thresholds.depressionSpo2Scale2()
                      : thresholds.depressionSpo2()),
              atMicros));
    }
    if (drowsy(watch)) {
      evidence.add(Findings.value(watch, Parameter.CONSCIOUSNESS, "below alert", atMicros));
    }
    return evidence;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    int rate = Rounding.whole(watch.value(Parameter.RESPIRATORY_RATE));
    StringBuilder words =
        new StringBuilder("Breathing is depressed: ")
            .append(Findings.words(watch, Parameter.RESPIRATORY_RATE));
    int fastest = fastest(watch, rate, atMicros);
    if (fastest > rate) {
      words
          .append(", down from ")
          .append(fastest)
          .append(" within ")
          .append(thresholds.depressionWindowMinutes())
          .append(" min");
    }
    if (lowSaturation(watch)) {
      words.append(", ").append(Findings.words(watch, Parameter.SPO2));
    }
    if (drowsy(watch)) {
      words.append(", ").append(Findings.words(watch, Parameter.CONSCIOUSNESS));
    }
    return words.append('.').toString();
  }

  @Override
  public String clears(String hold) {
    return "A respiratory rate of "
        + thresholds.depressionClearRate()
        + " or more"
        + hold
        + ", with fresh values of what contributed.";
  }
}
