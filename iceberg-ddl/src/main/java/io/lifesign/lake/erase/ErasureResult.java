package io.lifesign.lake.erase;

import java.util.List;

/**
 * What an erasure found, did and proved.
 *
 * @param patientHash keyed hash of the patient's id
 * @param filesRead files that the scan afterwards read (the only scan, if nothing was to be done)
 * @param before where the patient was
 * @param tables what became of the tables that held the patient; empty if nothing was changed
 * @param after where the patient still is, and what could not be read
 */
public record ErasureResult(
    String patientHash,
    long filesRead,
    List<Found> before,
    List<TableOutcome> tables,
    List<Found> after) {

  /** Whether nothing is left, and nothing else was changed. */
  public boolean proved() {
    return after.isEmpty()
        && tables.stream()
            .flatMap(table -> table.refs().values().stream())
            .allMatch(TableOutcome.Ref::unchanged);
  }
}
