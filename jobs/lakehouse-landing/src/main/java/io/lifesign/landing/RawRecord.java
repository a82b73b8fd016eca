package io.lifesign.landing;

/**
 * A Kafka record as it came.
 *
 * @param timestampMillis Kafka's timestamp, ms since the epoch
 * @param key may be null
 * @param value null for a tick
 */
public record RawRecord(
    String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value) {

  /** Names the place only: key and value may hold a patient identifier. */
  @Override
  public String toString() {
    return "RawRecord[" + topic + "-" + partition + "@" + offset + "]";
  }
}
