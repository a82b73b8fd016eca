package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.upkeep.Lease;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Takes the lease of a lake when the job starts and renews it; a lost lease fails the job. */
final class LeaseKeeper extends ProcessFunction<Long, Long> {

  private static final long serialVersionUID = 1L;

  private final LakeConfig config;
  private final Lease lease;

  private transient Lake lake;

  LeaseKeeper(LakeConfig config, Lease lease) {
    this.config = config;
    this.lease = lease;
  }

  @Override
  public void open(OpenContext context) {
    lake = Lake.open(config);
    lease.hold(lake, Instant.now());
  }

  @Override
  public void processElement(Long renewal, Context context, Collector<Long> out) {
    lease.hold(lake, Instant.now());
  }

  @Override
  public void close() {
    if (lake != null) {
      lease.release(lake);
      lake.close();
    }
  }
}
