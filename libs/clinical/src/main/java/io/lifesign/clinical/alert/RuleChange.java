package io.lifesign.clinical.alert;

import java.util.List;

/**
 * The condition of one rule changed for one patient: what the patterns run on.
 *
 * @param evidence what contributed, for MET and UPDATED; else empty
 * @param sentence one plain sentence without a patient identifier, for MET; else empty
 * @param clears what would clear it, for MET; else empty
 */
public record RuleChange(
    String patientId,
    String ruleId,
    long atMicros,
    Kind kind,
    List<Evidence> evidence,
    String sentence,
    String clears) {

  /** How it changed. */
  public enum Kind {
    /** The begin condition became true. */
    MET,
    /** The begin condition is known to be no longer true. */
    UNMET,
    /** The end condition became true, judged on fresh values. */
    CLEAR,
    /** The end condition is no longer true, or can no longer be judged. */
    UNCLEAR,
    /** A value that contributed at onset went stale: the end cannot be judged. */
    STALE
  }
}
