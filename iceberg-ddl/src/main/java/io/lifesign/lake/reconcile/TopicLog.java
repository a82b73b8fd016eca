package io.lifesign.lake.reconcile;

import java.util.SortedMap;

/** What a broker holds. Offsets that it holds nothing at are marks of transactions, or aborted. */
public interface TopicLog {

  /**
   * One partition as it was when it was asked.
   *
   * @param begin the first offset that retention has left
   * @param end the offset after the last
   * @param records offsets of records with a value, which land
   * @param ticks offsets of records without one, which do not
   */
  record Partition(long begin, long end, OffsetSet records, OffsetSet ticks) {}

  /** The partitions of a topic by number; none if there is no such topic. */
  SortedMap<Integer, Partition> partitions(String topic);
}
