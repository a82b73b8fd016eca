package io.lifesign.streaming;

/**
 * One writer of a result topic has written everything until then to that partition.
 *
 * @param atMicros event time, us
 */
public record WriterTick(int partition, int writer, int writers, long atMicros) {}
