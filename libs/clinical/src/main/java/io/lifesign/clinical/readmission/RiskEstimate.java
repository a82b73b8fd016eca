package io.lifesign.clinical.readmission;

import java.util.List;

/**
 * What a model says of a stay, and why.
 *
 * @param model its name, such as {@code diabetes130}
 * @param version the first 16 hex digits of the SHA-256 of its bytes
 * @param probability of an unplanned return within 30 days of discharge, 0-1
 * @param baseLogOdds log-odds of a stay of which nothing is known
 * @param logOdds of the probability: the base and all contributions
 * @param contributions by feature, the largest first (of those alike to 7 digits the order of the
 *     features decides), those of 0 left out
 */
public record RiskEstimate(
    String model,
    String version,
    double probability,
    RiskBand band,
    double baseLogOdds,
    double logOdds,
    List<Contribution> contributions) {

  /**
   * @param value of the feature; NaN if not known
   * @param logOdds what it adds to the log-odds, more than 0 for a higher risk
   */
  public record Contribution(String feature, double value, double logOdds) {}

  public RiskEstimate {
    contributions = List.copyOf(contributions);
  }
}
