package io.lifesign.replay.ecg;

/**
 * A beat of a script.
 *
 * @param atSeconds its R peak, since the script began
 * @param rrSeconds time since the beat before
 * @param output how strongly it is felt at the finger, 0-1
 */
record ScriptedBeat(double atSeconds, BeatKind kind, double rrSeconds, double output) {}
