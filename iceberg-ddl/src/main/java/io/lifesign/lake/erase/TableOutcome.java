package io.lifesign.lake.erase;

import java.util.SortedMap;

/**
 * What became of one table that held the patient.
 *
 * @param removedRows rows that went from the main branch
 * @param refs each branch and tag: rows that stayed, and whether they are the same as before
 * @param filesRemoved files that went: old data, manifests, metadata, and what was left by crashes
 */
public record TableOutcome(
    String table, long removedRows, SortedMap<String, Ref> refs, int filesRemoved) {

  /**
   * One branch or tag.
   *
   * @param rows that it holds after the erasure
   * @param hash over those rows
   * @param unchanged whether count and hash equal those of the rows to stay, read before
   */
  public record Ref(long rows, String hash, boolean unchanged) {}
}
