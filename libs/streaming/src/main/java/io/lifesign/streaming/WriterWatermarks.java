package io.lifesign.streaming;

import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of one partition of a result topic: what all its writers have passed. Its records do
 * not move time, for the writers are not equally far.
 */
final class WriterWatermarks<T> implements WatermarkGenerator<Arrival<T>> {

  private long[] times = new long[0];
  private long told = Long.MIN_VALUE;

  /**
   * @param idleTimeout after which a partition without ticks holds nobody back; zero for never
   */
  static <T> WatermarkStrategy<Arrival<T>> strategy(Duration idleTimeout) {
    WatermarkStrategy<Arrival<T>> strategy =
        WatermarkStrategy.<Arrival<T>>forGenerator(context -> new WriterWatermarks<T>())
            .withTimestampAssigner(
                (arrival, kafkaMillis) ->
                    arrival.movesTime()
                        ? PartitionWatermarks.millis(arrival.eventMicros())
                        : kafkaMillis);
    return idleTimeout.isZero() ? strategy : strategy.withIdleness(idleTimeout);
  }

  @Override
  public void onEvent(Arrival<T> arrival, long timestamp, WatermarkOutput output) {
    Writer writer = arrival.writer();
    if (writer == null) {
      return;
    }
    if (times.length != writer.count()) { // the job was rescaled: all of them must speak again
      times = new long[writer.count()];
      Arrays.fill(times, Long.MIN_VALUE);
    }
    times[writer.index()] = Math.max(times[writer.index()], timestamp);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long passed = Arrays.stream(times).min().orElse(Long.MIN_VALUE);
    if (passed > told) {
      told = passed;
      output.emitWatermark(new Watermark(passed));
    }
  }
}
