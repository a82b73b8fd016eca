package io.lifesign.clinical.vitals;

/** Clinical response that NEWS2 calls for (Royal College of Physicians 2017). */
public enum News2Band {
  LOW,
  LOW_MEDIUM,
  MEDIUM,
  HIGH
}
