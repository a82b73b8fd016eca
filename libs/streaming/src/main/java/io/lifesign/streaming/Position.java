package io.lifesign.streaming;

/**
 * Where a record lies in Kafka.
 *
 * @param timestampMicros Kafka's timestamp of the record, us
 */
public record Position(String topic, int partition, long offset, long timestampMicros) {}
