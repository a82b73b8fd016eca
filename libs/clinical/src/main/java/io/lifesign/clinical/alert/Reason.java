package io.lifesign.clinical.alert;

/** Why there is a revision, where its status does not say it. */
enum Reason {
  STALE,
  UNACKNOWLEDGED,
  PRIORITY_ROSE,
  CONDITION_ENDED,
  CLOSED_BY_STAFF,
  FALSE_ALARM,
  REFRACTORY_ENDED,
  SUPPRESSOR_ENDED,
  PAUSE_ENDED,
  /** The rule of an active alert is no longer in the rule set. */
  RULE_WITHDRAWN
}
