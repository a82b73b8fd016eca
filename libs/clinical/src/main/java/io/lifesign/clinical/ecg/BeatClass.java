package io.lifesign.clinical.ecg;

/** Where a beat arose, in the five classes of ANSI/AAMI EC57. */
public enum BeatClass {
  /** Sinus, bundle branch block, escape: anything that is none of the others. */
  N,
  /** Supraventricular ectopic. */
  S,
  /** Ventricular ectopic. */
  V,
  /** Fusion of a ventricular and a normal beat. */
  F,
  /** Paced or unclassifiable. */
  Q
}
