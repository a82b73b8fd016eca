package io.lifesign.local;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Sees the moment in which a job's checkpoint is complete. The JobManager writes it down in its
 * folder of high availability before it tells the tasks, which only then commit to the lake: who
 * strikes at the sight of the file strikes between the two.
 */
final class CheckpointWatch {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long PAUSE_NANOS = 500_000;

  private final Path completed;
  private final String job;
  private final Path warehouse;

  /**
   * Watches one job.
   *
   * @param job its id, hexadecimal
   */
  CheckpointWatch(StackAddresses stack, String job) {
    this.completed =
        Path.of(stack.folder())
            .resolve("flink/ha/lifesign/checkpoints")
            .resolve(job)
            .resolve("completed");
    this.job = job;
    this.warehouse = Path.of(stack.warehouse());
  }

  /**
   * Waits for the next checkpoint and tells its number.
   *
   * @throws Refusal if none comes
   */
  long awaitNext() {
    long before = newest();
    long end = System.nanoTime() + PATIENCE.toNanos();
    long now = before;
    while (now <= before) {
      if (System.nanoTime() > end) {
        throw new Refusal("Waited " + PATIENCE.toSeconds() + " s in vain for a checkpoint.");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      now = newest();
    }
    return now;
  }

  private long newest() {
    try (Stream<Path> files = Files.list(completed)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .mapToLong(Long::parseLong)
          .max()
          .orElse(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a table has no commit of that checkpoint, nor of a later one. */
  boolean uncommitted(String table, long checkpoint) {
    try (Lake lake = Lake.existing(LakeConfig.embedded(warehouse))) {
      return lake.committedCheckpoint(table, job).orElse(-1) < checkpoint;
    }
  }
}
