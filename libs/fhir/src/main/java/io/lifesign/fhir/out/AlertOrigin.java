package io.lifesign.fhir.out;

import io.lifesign.clinical.alert.Alert;
import java.util.List;

/** By which rule, in which version, a revision of an alert was decided. */
final class AlertOrigin {

  private AlertOrigin() {}

  static Outbound of(Alert alert) {
    String id = alert.alertId();
    String rule = alert.ruleId() + "/" + alert.ruleVersion() + "/" + alert.ruleHash();
    return Origins.of(
        alert.patientId(),
        id + "/" + alert.revision(),
        alert.revision(),
        alert.atMicros(),
        List.of(
            Parts.ours("DetectedIssue", id),
            Parts.ours("Flag", id),
            Parts.ours("Communication", id)),
        new Origins.Source(
            Parts.logical("PlanDefinition", Systems.RULE, rule),
            "Rule %s, version %d, rule set %s"
                .formatted(alert.ruleId(), alert.ruleVersion(), alert.ruleHash())));
  }
}
