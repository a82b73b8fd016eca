package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.ArrayList;
import java.util.List;

/** A complete NEWS2 well above the lowest complete one of the last hour. */
record News2Rising(RuleThresholds thresholds) implements Condition {

  @Override
  public String ruleId() {
    return DeteriorationRules.NEWS2_RISING;
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = watch.scores().news2();
    if (!news2.applies()) {
      return Judgement.CLEAR;
    }
    int total = news2.total();
    int lowest = track.engaged ? track.baseline : baseline(watch, atMicros);
    if (track.met && total >= lowest + thresholds.risingPoints()) {
      return Judgement.MET; // a partial total is a lower bound: it may keep
    }
    if (!news2.complete()) {
      return Judgement.UNKNOWN;
    }
    if (total <= lowest + thresholds.risingClearPoints()) {
      return Judgement.CLEAR;
    }
    return total >= baseline(watch, atMicros) + thresholds.risingPoints()
        ? Judgement.MET
        : Judgement.NOT_MET;
  }

  @Override
  public int baseline(PatientWatch watch, long atMicros) {
    return watch.trends.news2.at(thresholds.risingWindowMicros(), atMicros, Integer.MAX_VALUE / 2);
  }

  @Override
  public int contributors(PatientWatch watch, long atMicros) {
    return Findings.scoring(watch.scores().news2(), 1);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    List<Evidence> evidence =
        new ArrayList<>(
            Findings.score(
                watch,
                "news2",
                watch.scores().news2(),
                ">= " + (track.baseline + thresholds.risingPoints()),
                atMicros));
    evidence.add(1, Findings.derived("news2Lowest", track.baseline, "", null));
    return evidence;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = watch.scores().news2();
    return "NEWS2 rose from "
        + track.baseline
        + " to "
        + news2.total()
        + " within an hour ("
        + Findings.items(watch, news2)
        + ").";
  }

  @Override
  public String clears() {
    return "A complete NEWS2 back within "
        + thresholds.risingClearPoints()
        + " of where it rose from, for 15 min.";
  }
}
