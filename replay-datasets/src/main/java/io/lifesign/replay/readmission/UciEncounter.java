package io.lifesign.replay.readmission;

import io.lifesign.clinical.readmission.Stay;

/**
 * An encounter of the UCI data set Diabetes 130-US hospitals.
 *
 * @param patient whose it is; encounters of one patient are never parted between training and test
 * @param race as the file has it; no feature of any model
 * @param returned whether the patient was readmitted within 30 days; null if the file does not say
 * @param leftOut died or went to a hospice: in no training and no figure
 */
public record UciEncounter(
    String id, String patient, String race, Stay stay, Boolean returned, boolean leftOut) {}
