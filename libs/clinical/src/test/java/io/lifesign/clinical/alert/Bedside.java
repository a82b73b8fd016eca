package io.lifesign.clinical.alert;

import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.util.ArrayList;
import java.util.List;

/** One patient under four rules, told in microseconds and minutes; answers one line a revision. */
final class Bedside {

  static final long MINUTE = 60_000_000L;
  static final String PATIENT = "p1";

  static final Rule STRONG = rule("strong", 0, Priority.HIGH, false, List.of());
  static final Rule WEAK = rule("weak", 1, Priority.MEDIUM, false, List.of("strong"));
  static final Rule MILD = rule("mild", 2, Priority.LOW, false, List.of());
  static final Rule LETHAL = rule("lethal", 3, Priority.HIGH, true, List.of());
  static final AlertRules RULES =
      new AlertRules(List.of(STRONG, WEAK, MILD, LETHAL), "0123456789abcdef");

  private final AlertLifecycle lifecycle = new AlertLifecycle(RULES);
  final PatientAlerts state = new PatientAlerts(PATIENT);
  final List<Alert> all = new ArrayList<>();

  static Rule rule(
      String id, int rank, Priority priority, boolean latching, List<String> suppressedBy) {
    return new Rule(id, 1, rank, priority, false, latching, 0, 0, suppressedBy);
  }

  List<String> began(String rule, long at) {
    return began(rule, at, RULES.rule(rule).priority());
  }

  List<String> began(String rule, long at, Priority priority) {
    return said(lifecycle.signal(state, signal(rule, Signal.Kind.BEGAN, at, priority)));
  }

  List<String> ended(String rule, long at) {
    return said(lifecycle.signal(state, signal(rule, Signal.Kind.ENDED, at, Priority.LOW)));
  }

  List<String> stale(String rule, long at) {
    return said(lifecycle.signal(state, signal(rule, Signal.Kind.STALE, at, Priority.LOW)));
  }

  List<String> ack(Acknowledgement.Kind kind, long at) {
    return ack(all.get(all.size() - 1).alertId(), kind, at);
  }

  List<String> ack(String alertId, Acknowledgement.Kind kind, long at) {
    return said(
        lifecycle.acknowledgement(state, new Acknowledgement(PATIENT, alertId, at, kind, "nurse")));
  }

  List<String> profile(long at, String ward, AlarmPause... pauses) {
    return said(lifecycle.profile(state, careProfile(at, ward, List.of(pauses)), at));
  }

  List<String> time(long at) {
    return said(lifecycle.time(state, at));
  }

  Alert last() {
    return all.get(all.size() - 1);
  }

  /** A begin carries one value, an end and a staleness carry nothing. */
  static Signal signal(String rule, Signal.Kind kind, long at, Priority priority) {
    boolean began = kind == Signal.Kind.BEGAN;
    return new Signal(
        PATIENT,
        rule,
        kind,
        at,
        at,
        priority,
        began ? List.of(evidence(at)) : List.of(),
        began ? rule + " seen at " + at : "",
        began ? rule + " gone" : "");
  }

  static Evidence evidence(long at) {
    return new Evidence(
        "heartRate", at, "/min", 3, ">= 131", 1.5, new DeviceStamp("d1", "b1", at, at));
  }

  static CareProfile careProfile(long at, String ward, List<AlarmPause> pauses) {
    CareProfile usual = CareProfile.unknown(PATIENT);
    return new CareProfile(
        PATIENT,
        at,
        at,
        ward,
        ward + "-1",
        usual.ageYears(),
        usual.spo2Scale(),
        usual.baselineConsciousness(),
        usual.pregnant(),
        usual.suspectedInfection(),
        usual.fallRisk(),
        usual.monitoring(),
        usual.spotIntervalMinutes(),
        usual.limits(),
        pauses);
  }

  private List<String> said(List<Alert> alerts) {
    all.addAll(alerts);
    return alerts.stream().map(Bedside::line).toList();
  }

  /** For example {@code weak 0 RAISED MEDIUM} or {@code weak 1 RESOLVED MEDIUM CONDITION_ENDED}. */
  static String line(Alert alert) {
    String line =
        String.join(
            " ",
            alert.ruleId(),
            String.valueOf(alert.revision()),
            alert.status().name(),
            alert.priority().name());
    return alert.reason() == null ? line : line + " " + alert.reason();
  }
}
