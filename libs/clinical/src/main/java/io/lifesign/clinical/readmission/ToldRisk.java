package io.lifesign.clinical.readmission;

import java.util.List;

/**
 * One revision of the risk of a stay. Times are us since the epoch.
 *
 * @param dischargedMicros null while the stay lasts
 * @param missing names of inputs that were not known
 * @param reason why this revision
 */
public record ToldRisk(
    String patientId,
    String encounterId,
    int revision,
    RiskStage stage,
    long atMicros,
    long admittedMicros,
    Long dischargedMicros,
    StayRisk risk,
    List<RiskInput> inputs,
    List<String> missing,
    Reason reason) {

  /** Why a revision was told. */
  public enum Reason {
    ADMITTED,
    DISCHARGED,
    NEW_FACTS,
    DISCHARGE_TAKEN_BACK,
    STAY_TAKEN_BACK
  }
}
