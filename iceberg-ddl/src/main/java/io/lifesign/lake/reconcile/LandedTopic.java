package io.lifesign.lake.reconcile;

/**
 * A topic and the table it lands in.
 *
 * @param ticks whether ticks, which land nowhere, take offsets among its records
 */
public record LandedTopic(String topic, String table, boolean ticks) {}
