package io.lifesign.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalDriver;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalEventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again who leads a component. */
final class FolderLeaderRetrievalDriver implements LeaderRetrievalDriver {

  private static final Logger LOG = LoggerFactory.getLogger(FolderLeaderRetrievalDriver.class);
  private static final Duration EVERY = Duration.ofMillis(200);

  private final LeaderFolder folder;
  private final String component;
  private final LeaderRetrievalEventHandler handler;
  private final ScheduledFuture<?> looks;

  FolderLeaderRetrievalDriver(
      LeaderFolder folder,
      String component,
      ScheduledExecutorService timer,
      LeaderRetrievalEventHandler handler) {
    this.folder = folder;
    this.component = component;
    this.handler = handler;
    this.looks =
        timer.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      handler.notifyLeaderAddress(folder.read(component));
    } catch (IOException e) {
      // the next look may succeed, and a leader that is gone for good shows by its silence
      LOG.warn("The leader of {} cannot be read", component, e);
    }
  }

  @Override
  public void close() {
    looks.cancel(false);
  }
}
