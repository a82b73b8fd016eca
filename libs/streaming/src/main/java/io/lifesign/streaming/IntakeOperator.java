package io.lifesign.streaming;

import java.io.Serializable;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Runs a {@link TalliedFunction}, lets its counts out before every watermark and checkpoint, and
 * gives what the patterns run on its own event time.
 */
public final class IntakeOperator<A, B, O, C>
    extends KeyedCoProcessOperator<String, Arrival<A>, Arrival<B>, O> {

  private static final long serialVersionUID = 1L;

  /** When a value counts, us. */
  public interface EventTime<C> extends Serializable {
    long micros(C value);
  }

  private final TalliedFunction<A, B, O, C> function;
  private final OutputTag<C> timed;
  private final EventTime<C> eventTime;
  private transient long watermarkMillis;

  public IntakeOperator(
      TalliedFunction<A, B, O, C> function, OutputTag<C> timed, EventTime<C> eventTime) {
    super(function);
    this.function = function;
    this.timed = timed;
    this.eventTime = eventTime;
  }

  @Override
  public void open() throws Exception {
    super.open();
    watermarkMillis = Long.MIN_VALUE;
    function.timedTo(
        value ->
            output.collect(
                timed,
                new StreamRecord<>(value, PartitionWatermarks.millis(eventTime.micros(value)))));
    getMetricGroup()
        .gauge(
            "watermark_lag_ms",
            (Gauge<Long>)
                () ->
                    watermarkMillis == Long.MIN_VALUE || watermarkMillis == Long.MAX_VALUE
                        ? -1L
                        : System.currentTimeMillis() - watermarkMillis);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (getTimeServiceManager().isPresent()) {
      getTimeServiceManager().get().advanceWatermark(mark);
    }
    watermarkMillis = mark.getTimestamp();
    flush(); // before the watermark, so that the ledger hears of it in the same minute
    output.emitWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  private void flush() {
    for (LedgerDelta delta : function.drainTally()) {
      output.collect(PartitionClock.LEDGER, new StreamRecord<>(delta));
    }
  }
}
