package io.lifesign.clinical.vitals;

/** Level of consciousness on the ACVPU scale, best first. */
public enum Consciousness {
  ALERT,
  CONFUSION,
  VOICE,
  PAIN,
  UNRESPONSIVE
}
