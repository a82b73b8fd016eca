package io.lifesign.local;

import org.apache.kafka.common.TopicPartition;

/**
 * One partition that holds the patient.
 *
 * @param records of the patient that a reader finds
 * @param read records that it held in all
 * @param last offset of the patient's last record
 * @param latestMillis latest Kafka timestamp of any of its records
 */
record Holding(String topic, int partition, long records, long read, long last, long latestMillis) {

  TopicPartition where() {
    return new TopicPartition(topic, partition);
  }

  /** The same as the files show it, which hold what no reader finds any more. */
  Holding reaching(long lastOffset, long millis) {
    return new Holding(
        topic,
        partition,
        records,
        read,
        Math.max(last, lastOffset),
        Math.max(latestMillis, millis));
  }
}
