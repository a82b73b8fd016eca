package io.lifesign.streaming;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * Time to live as a backstop only: it runs on the wall clock, while event-time timers do the
 * clearing.
 */
public final class Backstop {

  private static final int RETENTIONS = 3;

  private Backstop() {}

  /**
   * Cleans in full snapshots; the default, a look at other entries with every access, doubled the
   * cost of a reading.
   */
  public static StateTtlConfig after(Duration retention) {
    return StateTtlConfig.newBuilder(retention.multipliedBy(RETENTIONS))
        .cleanupFullSnapshot()
        .disableCleanupInBackground()
        .build();
  }
}
