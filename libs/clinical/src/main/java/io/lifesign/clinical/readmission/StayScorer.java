package io.lifesign.clinical.readmission;

import java.io.Serializable;

/** Tells the risk of a stay; equal stays have equal risks. */
public interface StayScorer extends Serializable {

  StayRisk risk(Stay stay);
}
