package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetterReason;

/** Thrown by a mapper for a record that is readable but cannot be used. */
public final class Rejected extends Exception {

  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  /**
   * @param detail which field is wrong and how; never a patient identifier
   */
  public Rejected(DeadLetterReason reason, String detail) {
    super(detail, null, false, false); // one of many: no stack trace needed
    this.reason = reason;
  }

  public DeadLetterReason reason() {
    return reason;
  }
}
