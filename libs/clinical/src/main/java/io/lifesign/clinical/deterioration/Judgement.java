package io.lifesign.clinical.deterioration;

/** What is known of a rule's condition at an instant. */
enum Judgement {
  /** It holds. */
  MET,
  /** It is known not to hold, but the end condition does not hold either. */
  NOT_MET,
  /** The end condition holds, on fresh values. */
  CLEAR,
  /** Values are missing: a condition that held goes on, an end that held is off. */
  UNKNOWN
}
