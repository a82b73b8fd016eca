package io.lifesign.lake.reconcile;

/**
 * A topic and the table it lands in.
 *
 * @param ticks whether ticks, which land nowhere, take offsets among its records
 * @param judged whether a late or repeated record has its verdict in record_outcomes: those of
 *     devices do
 */
public record LandedTopic(String topic, String table, boolean ticks, boolean judged) {}
