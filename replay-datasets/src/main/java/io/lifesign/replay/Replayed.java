package io.lifesign.replay;

import java.util.SortedMap;

/**
 * What a replay sent.
 *
 * @param ticks records of the kind tick, closing ones among them
 * @param seconds how long it took
 */
public record Replayed(
    String dataset, SortedMap<String, Long> recordsByTopic, long ticks, double seconds) {

  public long records() {
    return recordsByTopic.values().stream().mapToLong(Long::longValue).sum();
  }
}
