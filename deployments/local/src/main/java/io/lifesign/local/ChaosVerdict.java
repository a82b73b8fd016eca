package io.lifesign.local;

import java.util.List;

/**
 * What became of the records of a round.
 *
 * @param records sent to device.vitals
 * @param rows that its table holds
 * @param findings of the comparison of all topics with their tables, a line each
 * @param undecided records that the job did not account for in time
 */
record ChaosVerdict(
    long records, long rows, List<String> findings, boolean undecided, Alerts alerts) {

  /**
   * Told against expected.
   *
   * @param expected revisions that one undisturbed process finds
   * @param lost of these, never told
   * @param different told with other content than expected
   * @param invented told and not expected
   * @param contradictions told again with other content
   * @param repeats told again as they were, which at-least-once allows
   */
  record Alerts(
      long expected, long lost, long different, long invented, long contradictions, long repeats) {

    boolean holds() {
      return expected > 0 && lost + different + invented + contradictions == 0;
    }
  }

  /** Whether nothing was lost, doubled or made up. */
  boolean holds() {
    return !undecided && records == rows && findings.isEmpty() && alerts.holds();
  }

  /** For people. */
  String line() {
    return String.format(
        "%,d records, %,d rows, %d findings; %,d alert revisions expected: %d lost, %d different,"
            + " %d invented, %d doubled with other content, %d repeated%s",
        records,
        rows,
        findings.size(),
        alerts.expected(),
        alerts.lost(),
        alerts.different(),
        alerts.invented(),
        alerts.contradictions(),
        alerts.repeats(),
        undecided ? "; NOT everything was decided" : "");
  }
}
