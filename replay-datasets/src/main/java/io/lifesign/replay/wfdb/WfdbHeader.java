package io.lifesign.replay.wfdb;

import java.util.List;

/**
 * What a .hea file says of its record.
 *
 * @param hertz samples a second and signal; 250 where the header gives none
 * @param samples of each signal; 0 where the header does not say
 * @param comments lines behind #, without it
 */
record WfdbHeader(
    String name, double hertz, long samples, List<HeaderSignal> signals, List<String> comments) {}
