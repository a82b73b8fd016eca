package io.lifesign.clinical.intake;

/** What becomes of a device record on arrival. */
public enum Verdict {
  /** Held back until its turn in event time. */
  WAITING,
  /**
   * Too far behind the progress of its partition, or of what was already decided for the patient.
   */
  LATE,
  /** The same record again. */
  DUPLICATE,
  /** Another content under the same device, boot, sequence and event time. */
  CONFLICT
}
