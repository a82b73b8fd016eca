package io.lifesign.lake.reconcile;

/**
 * The figures of one partition.
 *
 * @param rows in the table
 * @param first lowest landed offset, -1 if none
 * @param last highest landed offset, -1 if none
 * @param records with a value that the broker still holds, -1 if it was not asked
 * @param ticks likewise
 * @param unreadable records that a dead letter says could not be decoded, or whose row was erased
 */
public record PartitionAccount(
    String topic,
    int partition,
    long rows,
    long first,
    long last,
    long records,
    long ticks,
    long unreadable) {}
