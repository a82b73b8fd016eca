package io.lifesign.replay.wfdb;

import io.lifesign.clinical.ecg.BeatClass;

/** A beat as annotated, in the classes of ANSI/AAMI EC57. */
public record ReferenceBeat(long sample, BeatClass beatClass) {}
