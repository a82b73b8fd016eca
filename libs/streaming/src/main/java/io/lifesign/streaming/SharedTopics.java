package io.lifesign.streaming;

/**
 * Whether dead records of the topics that several deployments read (care.profiles, alerts.acks) are
 * this deployment's to report.
 */
public enum SharedTopics {
  REPORTED_HERE,
  REPORTED_ELSEWHERE
}
