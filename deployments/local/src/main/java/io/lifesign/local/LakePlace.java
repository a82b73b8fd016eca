package io.lifesign.local;

import io.lifesign.lake.LakeRow;
import java.util.Comparator;

/** Where a record lay in Kafka when it landed. */
record LakePlace(String topic, int partition, long offset) {

  static final Comparator<LakePlace> ORDER =
      Comparator.comparing(LakePlace::topic)
          .thenComparingInt(LakePlace::partition)
          .thenComparingLong(LakePlace::offset);

  /** Of a row that is the record. */
  static LakePlace ofRecord(LakeRow row) {
    return new LakePlace(
        (String) row.get("kafka_topic"),
        (Integer) row.get("kafka_partition"),
        (Long) row.get("kafka_offset"));
  }

  /** Of a row that tells of the record: a verdict or a dead letter. */
  static LakePlace ofVerdict(LakeRow row) {
    return new LakePlace(
        (String) row.get("topic"), (Integer) row.get("partition"), (Long) row.get("offset"));
  }

  boolean samePartition(LakePlace other) {
    return topic.equals(other.topic) && partition == other.partition;
  }
}
