package io.lifesign.clinical.readmission;

/** What came of a stay within 30 days of its end. */
public enum OutcomeKind {
  NOT_READMITTED,
  READMITTED_UNPLANNED,
  READMITTED_PLANNED,
  /** After discharge, before any other stay; or in hospital, which is no index stay. */
  DIED,
  /** The stay went on in another hospital on the same or the next day. */
  TRANSFERRED,
  /** The data end before 30 days have passed. */
  CENSORED,
  /** The EHR took the stay or its discharge back. */
  WITHDRAWN
}
