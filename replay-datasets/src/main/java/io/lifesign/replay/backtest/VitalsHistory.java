package io.lifesign.replay.backtest;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.streaming.RecordVerdict;
import java.util.List;
import java.util.stream.Stream;

/** What both deployments of the vitals job say of a history, in the order of their decision. */
public record VitalsHistory(
    List<Alert> alerts, List<VitalScores> scores, List<RecordVerdict> verdicts) {

  public VitalsHistory {
    alerts = List.copyOf(alerts);
    scores = List.copyOf(scores);
    verdicts = List.copyOf(verdicts);
  }

  /** The same, and what another job tells of the same patients. */
  VitalsHistory with(List<Alert> others) {
    return new VitalsHistory(
        Stream.concat(alerts.stream(), others.stream()).toList(), scores, verdicts);
  }
}
