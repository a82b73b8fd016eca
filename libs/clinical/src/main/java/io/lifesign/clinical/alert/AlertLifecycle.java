package io.lifesign.clinical.alert;

import io.lifesign.clinical.vitals.CareProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides when an alert is raised, revised and closed: refractory time, suppression between rules,
 * alarm pauses, latching, escalation, acknowledgement and revision numbers are owned here alone
 * (docs/clinical-decisions.md, "Alert life cycle").
 *
 * <p>Calls come in event-time order; at one instant profile, signals by rule rank,
 * acknowledgements, then time. Whatever was due before a call's instant is decided first, so extra
 * calls of {@link #time} or late ones change nothing.
 */
public final class AlertLifecycle {

  private final AlertRules rules;

  public AlertLifecycle(AlertRules rules) {
    this.rules = rules;
  }

  /**
   * A condition began, ended or went stale.
   *
   * @throws IllegalArgumentException if its rule is unknown
   */
  public List<Alert> signal(PatientAlerts s, Signal signal) {
    Rule rule = rules.rule(signal.ruleId());
    AlertTurn turn = turn(s, signal.atMicros());
    switch (signal.kind()) {
      case BEGAN -> turn.began(rule, signal);
      case ENDED -> turn.ended(rule, signal);
      case STALE -> turn.stale(rule, signal);
    }
    return done(turn);
  }

  /** Staff said something; ignored unless the alert is {@link PatientAlerts#active active}. */
  public List<Alert> acknowledgement(PatientAlerts s, Acknowledgement ack) {
    AlertTurn turn = turn(s, ack.atMicros());
    turn.acknowledgement(ack);
    return done(turn);
  }

  /** Ward, bed and alarm pauses in force from that time on. */
  public List<Alert> profile(PatientAlerts s, CareProfile profile, long atMicros) {
    AlertTurn turn = turn(s, atMicros);
    turn.profile(profile);
    return done(turn);
  }

  /** Time has come this far: everything due until then, inclusive. */
  public List<Alert> time(PatientAlerts s, long atMicros) {
    List<Alert> alerts = new ArrayList<>();
    while (s.nextDueMicros <= atMicros) {
      due(s, alerts);
    }
    return List.copyOf(alerts);
  }

  private AlertTurn turn(PatientAlerts s, long atMicros) {
    List<Alert> alerts = new ArrayList<>();
    while (s.nextDueMicros < atMicros) {
      due(s, alerts);
    }
    return new AlertTurn(rules, s, atMicros, alerts);
  }

  private void due(PatientAlerts s, List<Alert> alerts) {
    AlertTurn turn = new AlertTurn(rules, s, s.nextDueMicros, alerts);
    turn.due();
    turn.schedule();
  }

  private static List<Alert> done(AlertTurn turn) {
    turn.schedule();
    return turn.alerts();
  }
}
