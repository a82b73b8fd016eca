package io.lifesign.fhirdelivery;

import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What became of resources.
 *
 * @param delivered taken by the server
 * @param repeated known to the server in this or a later revision, and not sent
 * @param retried attempts that failed and were made again
 * @param undeliverable given up
 */
record DeliveryMetrics(
    MetricGroup group,
    Counter delivered,
    Counter repeated,
    Counter retried,
    Counter undeliverable) {

  static DeliveryMetrics of(MetricGroup parent) {
    MetricGroup group = parent.addGroup("fhir");
    return new DeliveryMetrics(
        group,
        group.counter("delivered"),
        group.counter("repeated"),
        group.counter("retried"),
        group.counter("undeliverable"));
  }

  void pending(IntSupplier waiting) {
    group.gauge("pending", waiting::getAsInt);
  }
}
