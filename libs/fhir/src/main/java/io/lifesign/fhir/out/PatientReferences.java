package io.lifesign.fhir.out;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Reference;

/**
 * How resources name their patient: always by identifier, and by {@code Patient/ID} too where the
 * EHR's ids of patients are the streams' own.
 *
 * @param system of the patient's identifier
 */
public record PatientReferences(Style style, String system) implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  /** Whether a reference can be followed by address. */
  public enum Style {
    /** {@code Patient/ID} and the identifier. */
    LITERAL,
    /** The identifier only. */
    LOGICAL
  }

  public static final PatientReferences DEFAULT =
      new PatientReferences(Style.LITERAL, Systems.PATIENT);

  /** A reference to a patient; an id that FHIR does not allow is given as identifier only. */
  Reference to(String patientId) {
    Reference reference = Parts.logical("Patient", system, patientId);
    if (style == Style.LITERAL && FHIR_ID.matcher(patientId).matches()) {
      reference.setReference("Patient/" + patientId);
    }
    return reference;
  }
}
