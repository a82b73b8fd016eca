package io.lifesign.clinical.readmission;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The alert of a high risk at discharge: begins with it, ends with the outcome. */
final class HighRisk {

  static final String RULE = "readmission-high-risk";

  private static final String CLEARS =
      "The risk is revised below high, or it is known what came of the stay.";
  private static final int MOST_CONTRIBUTIONS = 5;
  private static final double MICROS_PER_SECOND = 1e6;

  private HighRisk() {}

  /**
   * @param told the risk as it is told now, or null if none is
   * @param high whether it is high at discharge
   */
  static void follow(
      String patientId,
      StayAccount account,
      ToldRisk told,
      boolean high,
      long at,
      ReadmissionDecision decision) {
    boolean moved = high && account.highRisk && account.alertOfMicros != told.dischargedMicros();
    if (account.highRisk && (!high || moved)) {
      decision
          .signals()
          .add(
              new Signal(
                  patientId, RULE, Signal.Kind.ENDED, at, at, Priority.LOW, List.of(), "", CLEARS));
      account.highRisk = false;
    }
    if (high && !account.highRisk) {
      account.highRisk = true;
      account.alertOfMicros = told.dischargedMicros();
      // an alert is named by its onset: a second one of the same stay begins when it is raised
      account.alertOnsetMicros =
          account.alertOnsetMicros == StayAccount.NO_ALERT
              ? told.dischargedMicros()
              : Math.max(at, account.alertOnsetMicros + 1);
      decision
          .signals()
          .add(
              new Signal(
                  patientId,
                  RULE,
                  Signal.Kind.BEGAN,
                  at,
                  account.alertOnsetMicros,
                  Priority.LOW,
                  evidence(told, at),
                  sentence(told),
                  CLEARS));
    }
  }

  private static String sentence(ToldRisk told) {
    StayRisk risk = told.risk();
    return String.format(
        Locale.ROOT,
        "High risk of an unplanned return within 30 days of discharge by %s: %.0f %%; LACE %d%s.",
        risk.decidedBy(),
        100 * risk.estimate().probability(),
        risk.lace().total(),
        risk.lace().complete() ? "" : " or more");
  }

  private static List<Evidence> evidence(ToldRisk told, long at) {
    StayRisk risk = told.risk();
    double age = (at - told.dischargedMicros()) / MICROS_PER_SECOND;
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence("probability", risk.estimate().probability(), "1", null, null, age, null));
    for (IndexResult index : List.of(risk.lace(), risk.hospital2013(), risk.hospital2016())) {
      String bound = index.band() == RiskBand.HIGH ? "high" : null;
      evidence.add(new Evidence(index.index(), index.total(), "", index.total(), bound, age, null));
    }
    risk.estimate().contributions().stream()
        .limit(MOST_CONTRIBUTIONS)
        .forEach(
            part ->
                evidence.add(
                    new Evidence(
                        "contribution " + part.feature(),
                        part.logOdds(),
                        "1",
                        null,
                        null,
                        age,
                        null)));
    return evidence;
  }
}
