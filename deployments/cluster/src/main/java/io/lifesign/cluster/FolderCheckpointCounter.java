package io.lifesign.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;

/** The number of a job's next checkpoint, in a file. */
final class FolderCheckpointCounter implements CheckpointIDCounter {

  private final Path file;

  FolderCheckpointCounter(Path file) {
    this.file = file;
  }

  @Override
  public void start() {
    // the file is written with the first number taken
  }

  @Override
  public CompletableFuture<Void> shutdown(JobStatus status) {
    if (status.isGloballyTerminalState()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized long getAndIncrement() throws IOException {
    long current = get();
    setCount(current + 1);
    return current;
  }

  @Override
  public synchronized long get() {
    try {
      return Long.parseLong(Files.readString(file));
    } catch (NoSuchFileException e) {
      return INITIAL_CHECKPOINT_ID;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void setCount(long next) throws IOException {
    AtomicFiles.write(file, Long.toString(next).getBytes(StandardCharsets.UTF_8));
  }
}
