package io.lifesign.clinical.readmission;

/**
 * What indices and model say of a stay.
 *
 * @param estimate of the model
 * @param band by the scale that decides
 * @param decidedBy name of that scale
 */
public record StayRisk(
    RiskEstimate estimate,
    RiskBand band,
    String decidedBy,
    IndexResult lace,
    IndexResult hospital2013,
    IndexResult hospital2016) {}
