package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.BeatClass;

/** A beat as the detector found it, placed by its sample. */
public record DetectedBeat(long sample, BeatClass beatClass) {}
