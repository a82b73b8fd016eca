package io.lifesign.streaming;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.metrics.MetricGroup;

/**
 * How a result of a job becomes a record of its topic.
 *
 * @param <T> the domain's record
 */
public interface AvroResult<T> extends Serializable {

  SpecificRecord avro(T result);

  /** The record's key, or null. */
  String key(T result);

  /** Event time, us; also Kafka's timestamp of the record where the topic keeps it. */
  long eventMicros(T result);

  /** Called once in each writing task, before its first result. */
  default void open(MetricGroup metrics) {}

  /** Called for each result that goes to its topic. */
  default void written(T result) {}
}
