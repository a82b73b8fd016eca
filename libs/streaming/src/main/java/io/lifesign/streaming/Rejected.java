package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetterReason;

/** Thrown by a mapper for a record that is readable but cannot be used. */
public final class Rejected extends Exception {

  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;
  private final String path;

  /**
   * @param detail which field is wrong and how; never a patient identifier
   */
  public Rejected(DeadLetterReason reason, String detail) {
    this(reason, detail, null);
  }

  /**
   * @param path where in the record, or null
   */
  public Rejected(DeadLetterReason reason, String detail, String path) {
    super(detail, null, false, false); // one of many: no stack trace needed
    this.reason = reason;
    this.path = path;
  }

  /**
   * For a mapper: an identifier must say something.
   *
   * @throws Rejected with that reason if it does not
   */
  public static void ifBlank(String id, DeadLetterReason reason, String detail) throws Rejected {
    if (id.isBlank()) {
      throw new Rejected(reason, detail);
    }
  }

  public DeadLetterReason reason() {
    return reason;
  }

  /** Where in the record, or null. */
  public String path() {
    return path;
  }
}
