package io.lifesign.clinical.intake;

import io.lifesign.clinical.vitals.DeviceStamp;

/** A device record as the intake sees it: which one it is, and a hash of what it says. */
public interface Stamped {

  DeviceStamp source();

  /** Equal for records that say the same; 64 bits of what was measured. */
  long contentHash();
}
