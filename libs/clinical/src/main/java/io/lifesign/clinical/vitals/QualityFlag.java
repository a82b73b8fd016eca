package io.lifesign.clinical.vitals;

/**
 * A remark on the quality of what came in.
 *
 * @param parameter the parameter concerned, or null
 * @param value the value concerned or the number of missing records, or null
 */
public record QualityFlag(Kind kind, Parameter parameter, Double value, DeviceStamp source) {

  /** What was remarked. */
  public enum Kind {
    /** A value outside its plausible range: kept, not scored. */
    IMPLAUSIBLE,
    /** Marked so by the device: kept, not scored. */
    UNRELIABLE,
    /** Sequence numbers are missing. */
    GAP,
    /** The sequence fell without a new boot: a new run begins. */
    SEQUENCE_RESTART,
    /** The device was switched on anew. */
    REBOOT
  }
}
