package io.lifesign.landing;

import io.lifesign.lake.Lake;
import java.util.List;
import java.util.OptionalLong;

/**
 * Refuses a savepoint that is older than what the tables hold. Iceberg's committer takes every
 * checkpoint up to the newest one that it finds in the table for committed already; after going
 * back it would put off the commits of those numbers, and forget them at the next restart (iceberg
 * #10892).
 *
 * @param job id of the Flink job that took the savepoint
 */
record RestoreGuard(Lake lake, String job) {

  /**
   * Compares.
   *
   * @throws IllegalStateException naming the table, and what to do
   */
  void requireNewest(long restored, List<String> tables) {
    for (String table : tables) {
      OptionalLong committed = lake.committedCheckpoint(table, job);
      if (committed.isPresent() && committed.getAsLong() > restored) {
        throw new IllegalStateException(
            "Checkpoint "
                + restored
                + " is older than what "
                + table
                + " holds of that job, up to checkpoint "
                + committed.getAsLong()
                + ": rows would be lost. Start lakehouse-landing without a savepoint;"
                + " it goes on behind what has landed");
      }
    }
  }
}
