package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalScorer;
import java.util.ArrayList;
import java.util.List;

/** Saturation bands worse although oxygen was started or raised. */
record ProgressiveHypoxia(RuleThresholds thresholds) implements Condition {

  static final int WORST_BAND = 3;

  @Override
  public String ruleId() {
    return DeteriorationRules.PROGRESSIVE_HYPOXIA;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    if (watch.profile.child()) {
      return Judgement.CLEAR;
    }
    int band = VitalScorer.spo2Band(watch.observations, watch.profile);
    if (band > WORST_BAND) {
      return Judgement.UNKNOWN;
    }
    int worse = band - track.baseline(baseline(watch, atMicros));
    if (worse >= thresholds.hypoxiaBands() && (track.met || oxygenRose(watch, atMicros))) {
      return Judgement.MET;
    }
    return band <= track.baseline ? Judgement.CLEAR : Judgement.NOT_MET;
  }

  @Override
  public int baseline(PatientWatch watch, long atMicros) {
    return watch.trends.spo2Band.at(thresholds.hypoxiaWindowMicros(), atMicros, WORST_BAND);
  }

  private boolean oxygenRose(PatientWatch watch, long atMicros) {
    return rose(watch.trends.oxygen, OxygenLevel.on(watch), atMicros)
        || rose(watch.trends.oxygenFlow, OxygenLevel.flow(watch), atMicros)
        || rose(watch.trends.fio2, OxygenLevel.fio2(watch), atMicros);
  }

  private boolean rose(SlidingExtreme lowest, int now, long atMicros) {
    return now >= 0 && now > lowest.at(thresholds.hypoxiaWindowMicros(), atMicros, now);
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return PatientWatch.bit(Parameter.SPO2);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        Findings.value(
            watch,
            Parameter.SPO2,
            VitalScorer.spo2Band(watch.observations, watch.profile),
            "worse by >= "
                + thresholds.hypoxiaBands()
                + " bands in "
                + thresholds.hypoxiaWindowMinutes()
                + " min",
            atMicros));
    for (Parameter oxygen : OxygenLevel.PARAMETERS) {
      if (watch.has(oxygen)) {
        evidence.add(
            Findings.value(
                watch,
                oxygen,
                "started or raised in " + thresholds.hypoxiaWindowMinutes() + " min",
                atMicros));
      }
    }
    return evidence;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    StringBuilder oxygen = new StringBuilder();
    for (Parameter parameter : OxygenLevel.PARAMETERS) {
      if (watch.has(parameter)) {
        oxygen.append(", ").append(Findings.words(watch, parameter));
      }
    }
    return Findings.words(watch, Parameter.SPO2)
        + ", "
        + thresholds.hypoxiaBands()
        + " bands worse within "
        + thresholds.hypoxiaWindowMinutes()
        + " min although oxygen was started or raised"
        + oxygen
        + ".";
  }

  @Override
  public String clears(String hold) {
    return "SpO2 back in the band it fell from" + hold + ".";
  }
}
