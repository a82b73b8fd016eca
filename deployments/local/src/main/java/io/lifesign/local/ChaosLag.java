package io.lifesign.local;

import io.lifesign.replay.ReplayProgress;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How far the scores are behind the devices: the event time that was sent, less the lateness that
 * is waited for, less that of the newest score. One task writes the scores of all partitions, so
 * that the newest speaks for all of them.
 */
final class ChaosLag implements ReplayProgress {

  static final String TOPIC = "vitals.scores";

  private static final long MICROS_PER_MILLI = 1_000;

  private final long latenessMillis;
  private final AtomicLong scoredMillis = new AtomicLong();
  private final AtomicLong aheadMillis = new AtomicLong(Long.MIN_VALUE);

  ChaosLag(long latenessMillis) {
    this.latenessMillis = latenessMillis;
  }

  /** A score, whose Kafka timestamp is its event time; ticks speak of the past and do not count. */
  void scored(ConsumerRecord<byte[], byte[]> score) {
    if (score.value() != null) {
      scoredMillis.accumulateAndGet(score.timestamp(), Math::max);
    }
  }

  /** ms; without end before the first score. */
  long millis() {
    long scored = scoredMillis.get();
    return scored == 0 ? Long.MAX_VALUE : latencyMillis(scored, System.currentTimeMillis());
  }

  /**
   * How long after the moment at which it could be decided something was told, ms.
   *
   * @param atMillis event time of the decision
   * @param toldMillis wall clock
   */
  long latencyMillis(long atMillis, long toldMillis) {
    return toldMillis - aheadMillis.get() - atMillis - latenessMillis;
  }

  @Override
  public void started(String dataset, long records) {}

  @Override
  public void reached(long records, long dataMicros) {
    aheadMillis.compareAndSet(
        Long.MIN_VALUE, System.currentTimeMillis() - dataMicros / MICROS_PER_MILLI);
  }

  @Override
  public void close() {}
}
