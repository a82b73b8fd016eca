package io.lifesign.replay.wfdb;

import java.util.OptionalInt;

/**
 * One signal as the header describes it.
 *
 * @param file name of the file that holds it, beside the header
 * @param byteOffset where the samples begin in the file
 * @param gain ADC units per physical unit, above 0; 200 where the header gives none
 * @param baseline ADC value of 0 physical units
 * @param units physical unit, mV where the header gives none
 * @param checksum 16-bit sum of all samples, where the header gives it
 * @param description the lead's name
 */
record HeaderSignal(
    String file,
    SampleFormat format,
    int byteOffset,
    double gain,
    int baseline,
    String units,
    OptionalInt initialValue,
    OptionalInt checksum,
    String description) {}
