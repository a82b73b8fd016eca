package io.lifesign.streaming;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sums the deltas of a partition in checkpointed state and tells the sums once a minute of event
 * time in which anything was counted. The sums live as long as the partition: they are the account
 * of the job.
 */
public final class LedgerFunction extends KeyedProcessFunction<String, LedgerDelta, LedgerEntry> {

  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MILLIS = 60_000;

  /** Fires with whatever watermark comes first after a start or a restore. */
  private static final long FIRST_WATERMARK = 0;

  private final String job;

  private transient ValueState<LedgerDelta> sums;
  private transient WaitingMetrics waiting;

  public LedgerFunction(String job) {
    this.job = job;
  }

  /** The key under which deltas of one partition meet. */
  public static String key(LedgerDelta delta) {
    return delta.topic() + "/" + delta.partition();
  }

  @Override
  public void open(OpenContext context) {
    sums = getRuntimeContext().getState(new ValueStateDescriptor<>("sums", LedgerDelta.class));
    waiting = new WaitingMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(LedgerDelta delta, Context context, Collector<LedgerEntry> out)
      throws Exception {
    LedgerDelta known = sums.value();
    sums.update(known == null ? delta : known.plus(delta));
    long watermark = context.timerService().currentWatermark();
    if (watermark == Long.MIN_VALUE) {
      context.timerService().registerEventTimeTimer(FIRST_WATERMARK);
    } else {
      context
          .timerService()
          .registerEventTimeTimer(
              Math.floorDiv(watermark, MINUTE_MILLIS) * MINUTE_MILLIS + MINUTE_MILLIS);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<LedgerEntry> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    long atMillis =
        timestamp == FIRST_WATERMARK && watermark != Long.MAX_VALUE
            ? Math.floorDiv(watermark, MINUTE_MILLIS) * MINUTE_MILLIS
            : timestamp;
    waiting.told(sums.value());
    out.collect(new LedgerEntry(job, sums.value(), atMillis * 1_000));
  }
}
