package io.lifesign.streaming;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Records that the ledger counts as read and not decided, by topic, as the last rows of this task's
 * partitions told it. Below zero means that a record was decided twice.
 */
final class WaitingMetrics {

  private final MetricGroup metrics;
  private final Map<String, Map<Integer, Long>> byTopic = new HashMap<>();

  WaitingMetrics(MetricGroup metrics) {
    this.metrics = metrics;
  }

  void told(LedgerDelta sums) {
    byTopic.computeIfAbsent(sums.topic(), this::gauged).put(sums.partition(), sums.waiting());
  }

  private Map<Integer, Long> gauged(String topic) {
    // read by the thread of the reporter
    Map<Integer, Long> partitions = new ConcurrentHashMap<>();
    metrics
        .addGroup("topic", topic)
        .gauge(
            "ledger_waiting",
            (Gauge<Long>) () -> partitions.values().stream().mapToLong(Long::longValue).sum());
    return partitions;
  }
}
