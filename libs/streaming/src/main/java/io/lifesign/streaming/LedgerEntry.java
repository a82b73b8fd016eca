package io.lifesign.streaming;

/** The sums of one job, topic and partition up to an event time, us. */
public record LedgerEntry(String job, LedgerDelta sums, long atMicros) {}
