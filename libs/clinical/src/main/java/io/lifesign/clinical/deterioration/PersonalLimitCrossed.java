package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A value beyond the limits that the care team set for this patient alone. */
record PersonalLimitCrossed() implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.PERSONAL_LIMIT;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    List<PersonalLimit> limits = watch.profile.limits();
    for (int i = 0; i < limits.size(); i++) {
      if (crossed(watch, limits.get(i))) {
        return Judgement.MET;
      }
    }
    return judged(watch, track) ? Judgement.CLEAR : Judgement.UNKNOWN;
  }

  private static boolean crossed(PatientWatch watch, PersonalLimit limit) {
    if (!watch.has(limit.parameter())) {
      return false;
    }
    double value = charted(watch, limit.parameter());
    return value < limit.low() || value > limit.high();
  }

  private static double charted(PatientWatch watch, Parameter parameter) {
    return Rounding.charted(parameter, watch.value(parameter));
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    int bits = 0;
    for (PersonalLimit limit : watch.profile.limits()) {
      bits |= crossed(watch, limit) ? PatientWatch.bit(limit.parameter()) : 0;
    }
    return bits;
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    List<Evidence> evidence = new ArrayList<>();
    for (PersonalLimit limit : watch.profile.limits()) {
      if (crossed(watch, limit)) {
        evidence.add(Findings.value(watch, limit.parameter(), bound(watch, limit), atMicros));
      }
    }
    return evidence;
  }

  /** The limit that the value is beyond. */
  private static String bound(PatientWatch watch, PersonalLimit limit) {
    boolean below = charted(watch, limit.parameter()) < limit.low();
    double crossed = below ? limit.low() : limit.high();
    return (below ? "< " : "> ")
        + (crossed == Math.rint(crossed) ? String.valueOf((long) crossed) : crossed);
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    StringJoiner words = new StringJoiner("; ", "Beyond the patient's own limits: ", ".");
    for (PersonalLimit limit : watch.profile.limits()) {
      if (crossed(watch, limit)) {
        words.add(Findings.words(watch, limit.parameter()) + " (" + bound(watch, limit) + ")");
      }
    }
    return words.toString();
  }

  @Override
  public String clears(String hold) {
    return "All personal limits kept" + hold + ".";
  }
}
