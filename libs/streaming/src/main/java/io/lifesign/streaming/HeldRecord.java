package io.lifesign.streaming;

import io.lifesign.clinical.intake.Stamped;
import io.lifesign.schemas.DeadLetterReason;

/** A device record that waits for its turn, with where it came from. */
public interface HeldRecord extends Stamped {

  Arrival<?> arrival();

  String patientId();

  /** The dead record that it becomes when another has its device, boot, sequence and event time. */
  default DeadRecord conflicting() {
    return DeadRecord.of(
        arrival().position(),
        DeadLetterReason.SEQUENCE_CONFLICT,
        "another record has this device, boot, sequence and event time",
        null,
        arrival().value());
  }
}
