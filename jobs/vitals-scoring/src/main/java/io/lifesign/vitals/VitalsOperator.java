package io.lifesign.vitals;

import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.PartitionClock;
import io.lifesign.streaming.PartitionWatermarks;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Runs {@link VitalsFunction} and lets its counts out before every watermark and checkpoint. */
final class VitalsOperator
    extends KeyedCoProcessOperator<
        String, Arrival<VitalReading>, Arrival<CareProfile>, VitalScores> {

  private static final long serialVersionUID = 1L;

  private final VitalsFunction function;
  private transient long watermarkMillis;

  VitalsOperator(VitalsFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    super.open();
    watermarkMillis = Long.MIN_VALUE;
    function.changesTo(
        change ->
            output.collect(
                VitalsFunction.CHANGES,
                new StreamRecord<>(change, PartitionWatermarks.millis(change.atMicros()))));
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
