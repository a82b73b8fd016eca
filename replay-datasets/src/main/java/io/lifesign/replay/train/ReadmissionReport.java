package io.lifesign.replay.train;

import io.lifesign.replay.readmission.ReadmissionEvaluation;
import io.lifesign.replay.readmission.RiskFigures;
import java.util.List;

/**
 * How well the readmission model does on patients that it has not seen, by cross-validation.
 *
 * @param aurocLow 2.5 percentile over draws of patients
 * @param aurocHigh 97.5 percentile
 * @param figures with all that the data tell, calibrated on the other folds
 * @param withoutDrugs the same model told no medication, as most EHRs' messages leave it
 * @param atAdmission the same model told only who came, how, from where, and prior use
 * @param indices LACE and HOSPITAL on the same stays, partial as the data is
 */
public record ReadmissionReport(
    int patients,
    double aurocLow,
    double aurocHigh,
    RiskFigures figures,
    RiskFigures withoutDrugs,
    RiskFigures atAdmission,
    ReadmissionEvaluation.Indices indices,
    List<Subgroup> subgroups) {

  /**
   * Some of the stays.
   *
   * @param by age, sex or race
   * @param expected mean probability
   * @param observed share that returned
   * @param auroc null where all or none returned
   */
  public record Subgroup(
      String by, String group, int n, double expected, double observed, Double auroc) {}
}
