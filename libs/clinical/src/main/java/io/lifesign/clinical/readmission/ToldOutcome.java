package io.lifesign.clinical.readmission;

/**
 * One revision of what came of a stay. Times are us since the epoch.
 *
 * @param riskRevision revision of the risk that stood then, or null
 */
public record ToldOutcome(
    String patientId,
    String encounterId,
    int revision,
    long atMicros,
    long dischargedMicros,
    Outcome outcome,
    Integer riskRevision) {}
