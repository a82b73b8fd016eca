package io.lifesign.clinical.rhythm;

/**
 * A rhythm as {@link RhythmReading} finds it.
 *
 * @param onsetMicros its first beat or instant, us
 * @param openedMicros signal time at which it could be told, us
 * @param endMicros its last beat or instant, us
 * @param closedMicros signal time at which its end could be told, us; {@link Long#MAX_VALUE} if it
 *     could not
 */
public record RhythmSpan(
    Rhythm rhythm, long onsetMicros, long openedMicros, long endMicros, long closedMicros) {}
