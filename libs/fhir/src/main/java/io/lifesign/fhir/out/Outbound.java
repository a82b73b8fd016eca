package io.lifesign.fhir.out;

/**
 * One resource on its way to the EHR. Equal input gives the equal body, byte for byte.
 *
 * @param identifier value of our identifier of the resource, see {@link Systems#of}: every later
 *     revision carries the same one
 * @param revision the greatest counts
 * @param eventMicros when what it tells was decided, us
 * @param body the resource as JSON
 */
public record Outbound(
    String patientId,
    String resourceType,
    String identifier,
    int revision,
    long eventMicros,
    String body) {

  /** Names the resource only: the body tells of a patient. */
  @Override
  public String toString() {
    return "Outbound[" + resourceType + " " + identifier + " r" + revision + "]";
  }
}
