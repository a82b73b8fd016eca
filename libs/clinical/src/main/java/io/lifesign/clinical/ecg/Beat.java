package io.lifesign.clinical.ecg;

/**
 * One heartbeat.
 *
 * @param atMicros its R peak, us
 * @param decidedMicros signal time at which it was final, us: at or behind its peak, and never
 *     falling from one thing the detector says to the next
 * @param rrMicros time since the beat before, us; 0 if none is known: the stream or the signal
 *     begins here
 * @param confidence of the class, 0-1
 * @param quality of the best lead around it, 0-1
 */
public record Beat(
    String patientId,
    String deviceId,
    long atMicros,
    long decidedMicros,
    BeatClass beatClass,
    long rrMicros,
    double confidence,
    double quality) {}
