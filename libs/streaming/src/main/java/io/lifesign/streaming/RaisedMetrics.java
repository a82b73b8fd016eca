package io.lifesign.streaming;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.Priority;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** How many alerts of each priority were raised, and how long after the time they speak of. */
final class RaisedMetrics {

  private static final int REMEMBERED = 1_000;

  private final Map<Priority, Counter> byPriority = new EnumMap<>(Priority.class);
  private final Histogram delayMillis;

  /** Every priority is there from the start: a counter that begins at 1 shows no increase. */
  RaisedMetrics(MetricGroup metrics) {
    for (Priority priority : Priority.values()) {
      byPriority.put(
          priority, metrics.addGroup("priority", priority.name()).counter("alerts_raised"));
    }
    delayMillis =
        metrics.histogram("alert_delay_ms", new DescriptiveStatisticsHistogram(REMEMBERED));
  }

  /** The wall clock is read for the metric alone. */
  void count(Alert alert) {
    byPriority.get(alert.priority()).inc();
    delayMillis.update(
        System.currentTimeMillis() - TimeUnit.MICROSECONDS.toMillis(alert.atMicros()));
  }
}
