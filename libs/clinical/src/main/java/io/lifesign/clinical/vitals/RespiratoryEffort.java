package io.lifesign.clinical.vitals;

/** Work of breathing as Bedside PEWS names it, easiest first. */
public enum RespiratoryEffort {
  NORMAL,
  MILD,
  MODERATE,
  SEVERE,
  APNOEA
}
