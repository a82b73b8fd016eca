package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Score;
import java.util.ArrayList;
import java.util.List;

/** A complete NEWS2 well above the lowest complete one of the last hour. */
record News2Rising(RuleThresholds thresholds) implements ScoreCondition {

  @Override
  public String ruleId() {
    return DeteriorationRules.NEWS2_RISING;
  }

  @Override
  public Score score(PatientWatch watch) {
    return watch.scores().news2();
  }

  @Override
  public Judgement judge(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = score(watch);
    if (!news2.applies()) {
      return Judgement.CLEAR;
    }
    int total = news2.total();
    // a partial total is a lower bound: it may keep, though not begin
    if ((track.met || news2.complete())
        && total >= track.baseline(baseline(watch, atMicros)) + thresholds.risingPoints()) {
      return Judgement.MET;
    }
    if (!news2.complete()) {
      return Judgement.UNKNOWN;
    }
    return total <= track.baseline + thresholds.risingClearPoints()
        ? Judgement.CLEAR
        : Judgement.NOT_MET;
  }

  @Override
  public int baseline(PatientWatch watch, long atMicros) {
    return watch.trends.news2.at(thresholds.risingWindowMicros(), atMicros, Integer.MAX_VALUE / 2);
  }

  @Override
  public List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros) {
    List<Evidence> evidence =
        new ArrayList<>(
            Findings.score(
                watch,
                "news2",
                score(watch),
                ">= " + (track.baseline + thresholds.risingPoints()),
                atMicros));
    evidence.add(1, Findings.derived("news2Lowest", track.baseline, "", null));
    return evidence;
  }

  @Override
  public String sentence(PatientWatch watch, RuleTrack track, long atMicros) {
    Score news2 = score(watch);
    return "NEWS2 rose from "
        + track.baseline
        + " to "
        + news2.total()
        + " within "
        + thresholds.risingWindowMinutes()
        + " min ("
        + Findings.items(watch, news2)
        + ").";
  }

  @Override
  public String clears(String hold) {
    return "A complete NEWS2 back within "
        + thresholds.risingClearPoints()
        + " of where it rose from"
        + hold
        + ".";
  }
}
