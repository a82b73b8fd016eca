package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    return watch.fresh(track.contributors) ? Judgement.CLEAR : Judgement.UNKNOWN;
  }

  private static boolean crossed(PatientWatch watch, PersonalLimit limit) {
    if (!watch.has(limit.parameter())) {
      return false;
    }
    double value =
        io.lifesign.clinical.vitals.Rounding.charted(
            limit.parameter(), watch.value(limit.parameter()));
    return value < limit.low() || value > limit.high();
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
        evidence.add(Findings.value(watch, limit.parameter(), bounds(limit), atMicros));
      }
    }
    return evidence;
  }

  private static String bounds(PersonalLimit limit) {
    StringJoiner bounds = new StringJoiner(", ");
    if (!Double.isNaN(limit.low())) {
      bounds.add(String.format(Locale.ROOT, ">= %s", limit.low()));
    }
    if (!Double.isNaN(limit.high())) {
      bounds.add(String.format(Locale.ROOT, "<= %s", limit.high()));
    }
    return bounds.toString();
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    StringJoiner words = new StringJoiner("; ", "Beyond the patient's own limits: ", ".");
    for (PersonalLimit limit : watch.profile.limits()) {
      if (crossed(watch, limit)) {
        words.add(Findings.words(watch, limit.parameter()) + " (" + bounds(limit) + ")");
      }
    }
    return words.toString();
  }

  @Override
  public String clears() {
    return "All personal limits kept for 15 min.";
  }
}
