package io.lifesign.fhir.in;

/**
 * A message, or a part of one, that could not be used.
 *
 * @param path where in the message, as {@code Bundle.entry[3].resource.period.end} or {@code
 *     PV1-44}; null if it is the whole message
 * @param detail one line on why; never a value out of the message, for it may name the patient
 */
public record Refused(Kind kind, String path, String detail) {

  /** Why it could not be used. */
  public enum Kind {
    /** No JSON, or JSON that is no FHIR bundle. */
    NOT_A_BUNDLE,
    NOT_HL7V2,
    /** HL7 v2, but of a trigger that is not read. */
    UNSUPPORTED_MESSAGE,
    /** A resource, a segment or an element that breaks its definition. */
    INVALID_RESOURCE,
    /** It speaks of somebody else than the patient that the message was sent for. */
    FOREIGN_RESOURCE
  }

  static Refused whole(Kind kind, String detail) {
    return new Refused(kind, null, detail);
  }
}
