package io.lifesign.replay.backtest;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.replay.Dataset;
import io.lifesign.streaming.RulesFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One history under two sets of rules.
 *
 * @param changed values of the rules that the two sides have otherwise
 * @param bedDays beds by hours in which they were scored, over 24 (a patient without a bed is one)
 * @param byRule in the order of the rules' names
 */
public record Backtest(
    String history,
    List<RulesFile.Difference> changed,
    Side before,
    Side after,
    double bedDays,
    List<RuleDifference> byRule) {

  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final double HOURS_PER_DAY = 24;

  /**
   * What one set of rules said.
   *
   * @param version of the file
   * @param vitalsHash that alerts of the vitals rules carry
   * @param rhythmHash that alerts of the rhythm rules carry
   * @param alerts raised
   * @param perBedAndDay of them, technical ones too
   */
  public record Side(
      int version,
      String vitalsHash,
      String rhythmHash,
      int alerts,
      double perBedAndDay,
      LeadTime leadTime) {}

  /**
   * Runs the history twice.
   *
   * @throws io.lifesign.replay.ReplayException if a run fails
   */
  public static Backtest of(Dataset history, RulesFile before, RulesFile after)
      throws InterruptedException {
    return of(history, before, said(history, before), after, said(history, after));
  }

  private static VitalsHistory said(Dataset history, RulesFile rules) throws InterruptedException {
    return VitalsRun.of(history, rules.vitals()).with(RhythmRun.of(history, rules.rhythm(), 1));
  }

  static Backtest of(
      Dataset history, RulesFile before, VitalsHistory old, RulesFile after, VitalsHistory other) {
    double bedDays = bedDays(old.scores());
    // what a lead is measured to is that of the rules in force, on both sides
    List<Deterioration> events = Deterioration.of(old.scores(), RecordedStays.of(history));
    return new Backtest(
        history.name(),
        before.differences(after),
        side(before, old.alerts(), events, bedDays),
        side(after, other.alerts(), events, bedDays),
        bedDays,
        Differences.byRule(AlertSpan.of(old.alerts()), AlertSpan.of(other.alerts()), events));
  }

  private static Side side(
      RulesFile rules, List<Alert> alerts, List<Deterioration> events, double bedDays) {
    List<AlertSpan> spans = AlertSpan.of(alerts);
    return new Side(
        rules.version(),
        rules.vitals().hash(),
        rules.rhythm().hash(),
        spans.size(),
        bedDays == 0 ? 0 : spans.size() / bedDays,
        LeadTime.of(events, spans));
  }

  private static double bedDays(List<VitalScores> scores) {
    Set<List<Object>> bedHours = new HashSet<>();
    for (VitalScores score : scores) {
      List<Object> bedHour = new ArrayList<>();
      bedHour.add(score.bedId() == null ? "" : score.wardId());
      bedHour.add(score.bedId() == null ? score.patientId() : score.bedId());
      bedHour.add(Math.floorDiv(score.atMicros(), HOUR_MICROS));
      bedHours.add(bedHour);
    }
    return bedHours.size() / HOURS_PER_DAY;
  }
}
