package io.lifesign.clinical.readmission;

/**
 * What came of a stay.
 *
 * @param excluded why it is no index stay, or null
 * @param next the stay that followed, or null
 * @param daysAfter from discharge to the return or the death, d; NaN without either
 */
public record Outcome(OutcomeKind kind, Exclusion excluded, String next, double daysAfter) {}
