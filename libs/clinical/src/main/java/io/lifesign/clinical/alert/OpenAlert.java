package io.lifesign.clinical.alert;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An alert that was raised and not closed. Mutable: it lives in {@link PatientAlerts}. */
final class OpenAlert {

  static final long NEVER = Long.MAX_VALUE;

  final String alertId;
  final int ruleVersion;
  final boolean technical;

  /** Of the last revision; -1 before the first. */
  int revision = -1;

  Finding finding;
  boolean acknowledged;

  /** A latching alert whose condition has ended and that waits for its acknowledgement. */
  boolean gone;

  /** Said to be stale, and nothing fresh since. */
  boolean stale;

  long escalateAtMicros = NEVER;

  OpenAlert(String alertId, int ruleVersion, boolean technical, Finding finding) {
    this.alertId = alertId;
    this.ruleVersion = ruleVersion;
    this.technical = technical;
    this.finding = finding;
  }

  static OpenAlert of(Rule rule, String patientId, Finding finding) {
    return new OpenAlert(
        id(rule.id(), patientId, finding.onsetMicros()), rule.version(), rule.technical(), finding);
  }

  /** Equal rule, patient and onset give the equal id, whoever computes it. */
  static String id(String ruleId, String patientId, long onsetMicros) {
    String name = ruleId + "|" + patientId + "|" + onsetMicros;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
