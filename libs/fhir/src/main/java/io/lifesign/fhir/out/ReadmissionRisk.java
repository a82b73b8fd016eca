package io.lifesign.fhir.out;

import java.util.List;

/**
 * What the EHR is told of the risk that an unplanned stay follows within 30 days.
 *
 * @param decidedMicros when it was decided, us
 * @param dischargedMicros end of the stay, us; null at admission
 * @param probability 0 to 1
 * @param decidedBy the scale that gave the band
 * @param reasons features that moved the prediction most, as sentences, most first
 * @param indices LACE and both HOSPITALs
 * @param missing what was not known, by name
 */
public record ReadmissionRisk(
    String patientId,
    String encounterId,
    int revision,
    Stage stage,
    long decidedMicros,
    Long dischargedMicros,
    double probability,
    Band band,
    String decidedBy,
    String model,
    String modelVersion,
    List<String> reasons,
    List<Index> indices,
    List<String> missing) {

  /** When in the stay it was told. */
  public enum Stage {
    ADMISSION,
    DISCHARGE,
    WITHDRAWN
  }

  /** Band of the scale that decided. */
  public enum Band {
    LOW,
    INTERMEDIATE,
    HIGH
  }

  /**
   * An index of points.
   *
   * @param name lace, hospital-2013 or hospital-2016
   * @param total a lower bound unless complete
   */
  public record Index(String name, int total, boolean complete, List<Item> items) {}

  /**
   * One item of an index.
   *
   * @param points null if it was not known
   */
  public record Item(String name, Integer points) {}
}
