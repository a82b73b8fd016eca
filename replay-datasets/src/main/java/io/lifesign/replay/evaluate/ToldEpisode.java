package io.lifesign.replay.evaluate;

/**
 * A rhythm episode as the rhythm rules tell it.
 *
 * @param rhythm name of the rule
 * @param onsetMicros first instant, us
 * @param endMicros first instant behind it, us
 */
public record ToldEpisode(String rhythm, long onsetMicros, long endMicros) {}
