package io.lifesign.clinical.vitals;

import java.util.List;

/**
 * All early-warning scores of one patient at one instant.
 *
 * @param scheduled whether it was due by time rather than by a change
 * @param news2Band null while a partial total is below HIGH
 * @param sirsMeasurable how many of the four SIRS criteria could be judged
 * @param shockIndex heart rate over systolic pressure, null unless both paired within 15 min
 * @param meanArterialPressure mmHg, null unless both pressures paired within 15 min
 */
public record VitalScores(
    String patientId,
    long atMicros,
    boolean scheduled,
    String wardId,
    String bedId,
    int spo2Scale,
    Score news2,
    News2Band news2Band,
    boolean news2RedScore,
    Score mews,
    Score qsofa,
    Score sirs,
    int sirsMeasurable,
    Score pews,
    Double shockIndex,
    Double meanArterialPressure,
    List<QualityFlag> flags) {}
