package io.lifesign.clinical.alert;

import io.lifesign.clinical.vitals.CareProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens to one patient's alerts at one instant. Changes {@link PatientAlerts} in place. */
final class AlertTurn {

  private final AlertRules rules;
  private final PatientAlerts s;
  private final long atMicros;
  private final List<Alert> alerts;

  /** Time never runs back: an input from before the last one counts as of the last one. */
  AlertTurn(AlertRules rules, PatientAlerts s, long atMicros, List<Alert> alerts) {
    this.rules = rules;
    this.s = s;
    this.atMicros = Math.max(atMicros, s.lastActivityMicros);
    this.alerts = alerts;
    s.lastActivityMicros = this.atMicros;
    withdraw();
  }

  List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  void profile(CareProfile profile) {
    s.wardId = profile.wardId();
    s.bedId = profile.bedId();
    s.pauses = profile.alarmPauses();
  }

  void began(Rule rule, Signal signal) {
    Course course = s.courses.computeIfAbsent(rule.id(), id -> new Course());
    if (course.open != null) {
      goesOn(rule, course.open, signal);
    } else if (course.pending != null) {
      course.pending = course.pending.with(signal);
    } else if (!course.mustEnd) {
      Finding finding = Finding.of(signal).after(course.lastOnsetMicros);
      course.heldBy = hold(rule, course);
      if (course.heldBy == null) {
        raise(rule, course, finding, null);
      } else {
        course.pending = finding;
      }
    }
  }

  void ended(Rule rule, Signal signal) {
    Course course = s.courses.get(rule.id());
    if (course == null) {
      return;
    }
    course.pending = null;
    if (course.mustEnd) {
      course.mustEnd = false;
      course.refractoryUntilMicros = atMicros + rules.refractoryMicros(rule.id());
    }
    if (course.open != null && !course.open.gone) {
      OpenAlert open = course.open;
      open.finding = open.finding.with(signal);
      open.stale = false;
      open.gone = true;
      if (!rule.latching() || open.acknowledged) {
        close(rule.id(), course, AlertStatus.RESOLVED, Reason.CONDITION_ENDED);
      }
    }
  }

  void stale(Rule rule, Signal signal) {
    Course course = s.courses.get(rule.id());
    if (course != null && course.open != null && !course.open.gone && !course.open.stale) {
      course.open.finding = course.open.finding.with(signal);
      course.open.stale = true;
      revise(rule.id(), course.open, AlertStatus.AMENDED, Reason.STALE);
    }
  }

  void acknowledgement(Acknowledgement ack) {
    for (Map.Entry<String, Course> entry : s.courses.entrySet()) {
      if (entry.getValue().has(ack.alertId())) {
        acknowledgement(rules.rule(entry.getKey()), entry.getValue(), ack.kind());
        return;
      }
    }
  }

  /** Everything due by now, by rule rank: an escalation, an end of quiet, a release. */
  void due() {
    for (Rule rule : rules.rules()) {
      Course course = s.courses.get(rule.id());
      if (course == null) {
        continue;
      }
      if (course.open != null && course.open.escalateAtMicros <= atMicros) {
        course.open.escalateAtMicros = OpenAlert.NEVER;
        course.open.finding = course.open.finding.with(course.open.finding.priority().raised());
        revise(rule.id(), course.open, AlertStatus.ESCALATED, Reason.UNACKNOWLEDGED);
      }
      if (!course.refractoryAt(atMicros)) {
        course.refractoryUntilMicros = Course.NOT_REFRACTORY;
      }
      if (course.pending != null && hold(rule, course) == null) {
        Finding finding = course.pending;
        course.pending = null;
        raise(rule, course, finding, course.heldBy);
      }
    }
  }

  /** Forgets what is over and finds the next due time. */
  void schedule() {
    s.pauses = s.pauses.stream().filter(pause -> atMicros < pause.untilMicros()).toList();
    s.courses.values().removeIf(Course::over);
    long next = Long.MAX_VALUE;
    for (Rule rule : rules.rules()) {
      Course course = s.courses.get(rule.id());
      if (course != null) {
        next = Math.min(next, dueMicros(rule, course));
      }
    }
    s.nextDueMicros = next;
  }

  private long dueMicros(Rule rule, Course course) {
    long due = course.open == null ? Long.MAX_VALUE : course.open.escalateAtMicros;
    if (course.refractoryUntilMicros != Course.NOT_REFRACTORY) {
      due = Math.min(due, Math.max(atMicros, course.refractoryUntilMicros));
    }
    if (course.pending != null) {
      Reason hold = hold(rule, course);
      course.heldBy = hold == null ? course.heldBy : hold;
      if (hold != Reason.SUPPRESSOR_ENDED) {
        due = Math.min(due, releaseMicros(rule, course));
      }
    }
    return due;
  }

  private long releaseMicros(Rule rule, Course course) {
    long free = Math.max(atMicros, course.refractoryUntilMicros);
    return rule.latching() ? free : s.pauseEndMicros(free);
  }

  /** What holds a finding of that rule back now, by the reason that its end will give, or null. */
  private Reason hold(Rule rule, Course course) {
    if (course.refractoryAt(atMicros)) {
      return Reason.REFRACTORY_ENDED;
    }
    if (suppressed(rule)) {
      return Reason.SUPPRESSOR_ENDED;
    }
    return !rule.latching() && s.pausedAt(atMicros) ? Reason.PAUSE_ENDED : null;
  }

  private boolean suppressed(Rule rule) {
    for (String suppressor : rule.suppressedBy()) {
      Course course = s.courses.get(suppressor);
      if (course != null && course.open != null && !course.open.gone) {
        return true; // a latched alarm whose condition is gone holds nothing back
      }
    }
    return false;
  }

  private void raise(Rule rule, Course course, Finding finding, Reason reason) {
    course.heldBy = null;
    course.refractoryUntilMicros = Course.NOT_REFRACTORY;
    course.open = OpenAlert.of(rule, s.patientId, finding);
    course.open.escalateAtMicros = rules.escalateAtMicros(finding.priority(), atMicros);
    revise(rule.id(), course.open, AlertStatus.RAISED, reason);
  }

  private void goesOn(Rule rule, OpenAlert open, Signal signal) {
    boolean rose = signal.priority().moreUrgentThan(open.finding.priority());
    open.finding = open.finding.with(signal);
    open.gone = false;
    open.stale = false;
    if (rose) {
      // an acknowledgement covers the priority that was seen, not a higher one
      open.acknowledged = false;
      open.escalateAtMicros =
          Math.min(open.escalateAtMicros, rules.escalateAtMicros(signal.priority(), atMicros));
      revise(rule.id(), open, AlertStatus.ESCALATED, Reason.PRIORITY_ROSE);
    }
  }

  private void acknowledgement(Rule rule, Course course, Acknowledgement.Kind kind) {
    OpenAlert open = course.open;
    if (kind == Acknowledgement.Kind.FALSE_ALARM) {
      close(rule.id(), course, AlertStatus.RETRACTED, Reason.FALSE_ALARM);
    } else if (kind == Acknowledgement.Kind.RESOLVED && (open.gone || !rule.latching())) {
      close(rule.id(), course, AlertStatus.RESOLVED, Reason.CLOSED_BY_STAFF);
    } else {
      open.acknowledged = true;
      open.escalateAtMicros = OpenAlert.NEVER;
      if (open.gone) {
        close(rule.id(), course, AlertStatus.RESOLVED, Reason.CONDITION_ENDED);
      }
    }
  }

  private void close(String ruleId, Course course, AlertStatus status, Reason reason) {
    revise(ruleId, course.open, status, reason);
    course.lastOnsetMicros = course.open.finding.onsetMicros();
    course.mustEnd = !course.open.gone;
    if (course.open.gone) {
      course.refractoryUntilMicros = atMicros + rules.refractoryMicros(ruleId);
    }
    course.open = null;
  }

  private void revise(String ruleId, OpenAlert open, AlertStatus status, Reason reason) {
    open.revision++;
    Finding finding = open.finding;
    alerts.add(
        new Alert(
            open.alertId,
            open.revision,
            s.patientId,
            ruleId,
            rules.has(ruleId) ? rules.rule(ruleId).version() : open.ruleVersion,
            rules.hash(),
            finding.priority(),
            open.technical,
            status,
            finding.onsetMicros(),
            atMicros,
            s.wardId,
            s.bedId,
            finding.evidence(),
            finding.sentence(),
            finding.clears(),
            reason == null ? null : reason.name()));
  }

  /** A restored state may hold alerts of rules that are no more: nobody else would close them. */
  private void withdraw() {
    for (String ruleId : new ArrayList<>(s.courses.keySet())) {
      if (!rules.has(ruleId)) {
        Course course = s.courses.remove(ruleId);
        if (course.open != null) {
          revise(ruleId, course.open, AlertStatus.RESOLVED, Reason.RULE_WITHDRAWN);
        }
      }
    }
  }
}
