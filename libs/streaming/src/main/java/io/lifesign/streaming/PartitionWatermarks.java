package io.lifesign.streaming;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of one partition: its progress less the lateness. What is not {@link Arrival#late
 * late} is never behind them, however late they are emitted.
 */
public final class PartitionWatermarks<T> implements WatermarkGenerator<Arrival<T>> {

  private static final long MICROS_PER_MILLI = 1_000;

  private final long latenessMicros;
  private long clockMicros = Long.MIN_VALUE;

  private PartitionWatermarks(long latenessMicros) {
    this.latenessMicros = latenessMicros;
  }

  /**
   * @param idleTimeout after which a partition without even ticks holds nobody back; zero for
   *     never, as in a replay
   */
  public static <T> WatermarkStrategy<Arrival<T>> strategy(
      Duration lateness, Duration idleTimeout) {
    long latenessMicros = lateness.toNanos() / 1_000;
    WatermarkStrategy<Arrival<T>> strategy =
        WatermarkStrategy.<Arrival<T>>forGenerator(
                context -> new PartitionWatermarks<T>(latenessMicros))
            .withTimestampAssigner(
                (arrival, kafkaMillis) ->
                    arrival.movesTime() ? millis(arrival.eventMicros()) : kafkaMillis);
    return idleTimeout.isZero() ? strategy : strategy.withIdleness(idleTimeout);
  }

  /** The millisecond in which an instant lies, as Flink's timers and watermarks count. */
  public static long millis(long micros) {
    return Math.floorDiv(micros, MICROS_PER_MILLI);
  }

  @Override
  public void onEvent(Arrival<T> arrival, long timestamp, WatermarkOutput output) {
    if (arrival.movesTime()) {
      clockMicros = Math.max(clockMicros, arrival.progressMicros());
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (clockMicros != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(millis(clockMicros - latenessMicros) - 1));
    }
  }
}
