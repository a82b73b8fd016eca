package io.lifesign.clinical.alert;

import java.util.List;

/**
 * A condition began or ended, its holding time over: what the patterns say to the life cycle.
 *
 * @param atMicros when it was decided (onset plus holding time), us
 * @param onsetMicros when the condition was first met (BEGAN, STALE) or first clear (ENDED), us
 */
public record Signal(
    String patientId,
    String ruleId,
    Kind kind,
    long atMicros,
    long onsetMicros,
    Priority priority,
    List<Evidence> evidence,
    String sentence,
    String clears) {

  /** What happened. */
  public enum Kind {
    BEGAN,
    ENDED,
    STALE
  }
}
