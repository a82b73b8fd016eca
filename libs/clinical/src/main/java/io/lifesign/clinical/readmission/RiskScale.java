package io.lifesign.clinical.readmission;

/** By which scale a stay's band is told, and so whether its risk is high. */
public enum RiskScale {
  MODEL,
  LACE,
  HOSPITAL_2013,
  HOSPITAL_2016
}
