package io.lifesign.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.leaderelection.LeaderElectionDriver;
import org.apache.flink.runtime.leaderelection.LeaderInformation;

/**
 * Leads while it holds the lock of the folder. The kernel gives the lock to the next in waiting
 * when the process ends, also by {@code kill -9}; until then nobody takes it away.
 */
final class FolderLeaderElectionDriver implements LeaderElectionDriver {

  private static final Duration RETRY = Duration.ofMillis(200);

  private final LeaderFolder folder;
  private final Listener listener;
  private final FileChannel channel;
  private final ScheduledFuture<?> attempts;
  private FileLock lock;

  FolderLeaderElectionDriver(LeaderFolder folder, ScheduledExecutorService timer, Listener listener)
      throws IOException {
    this.folder = folder;
    this.listener = listener;
    Files.createDirectories(folder.path());
    this.channel =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.attempts =
        timer.scheduleWithFixedDelay(this::attempt, 0, RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt() {
    try {
      if (taken()) {
        listener.onGrantLeadership(UUID.randomUUID());
      }
    } catch (IOException e) {
      listener.onError(e);
    }
  }

  private synchronized boolean taken() throws IOException {
    if (lock != null || !channel.isOpen()) {
      return false;
    }
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return false; // another driver of this JVM leads
    }
    if (lock == null) {
      return false;
    }
    // what the dead leader has published would lead the others astray
    folder.clear();
    return true;
  }

  @Override
  public synchronized boolean hasLeadership() {
    return lock != null && lock.isValid();
  }

  @Override
  public void publishLeaderInformation(String component, LeaderInformation leader) {
    if (!hasLeadership()) {
      return;
    }
    try {
      if (leader.isEmpty()) {
        folder.delete(component);
      } else {
        folder.write(component, leader);
      }
    } catch (IOException e) {
      listener.onError(e);
    }
  }

  @Override
  public void deleteLeaderInformation(String component) {
    publishLeaderInformation(component, LeaderInformation.empty());
  }

  @Override
  public synchronized void close() throws IOException {
    attempts.cancel(false);
    channel.close();
  }
}
