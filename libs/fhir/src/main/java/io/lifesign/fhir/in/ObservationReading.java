package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.Analyte;
import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/**
 * FHIR's Observation as laboratory results, one of each component. A result below or above what the
 * method can tell is read as that bound.
 */
final class ObservationReading {

  static final List<String> ELEMENTS =
      List.of(
          "status",
          "category",
          "code",
          "subject",
          "encounter",
          "effectiveDateTime",
          "effectivePeriod",
          "effectiveInstant",
          "issued",
          "valueQuantity",
          "component");

  private static final Set<ObservationStatus> TAKEN_BACK =
      EnumSet.of(ObservationStatus.ENTEREDINERROR, ObservationStatus.CANCELLED);

  private final Observation observation;
  private final String id;
  private final EhrVersion version;
  private final String encounterId;
  private final boolean laboratory;

  ObservationReading(Observation observation, String id, EhrVersion version, String encounterId) {
    this.observation = observation;
    this.id = id;
    this.version = version;
    this.encounterId = encounterId;
    this.laboratory =
        observation.getCategory().stream()
            .flatMap(category -> category.getCoding().stream())
            .anyMatch(coding -> "laboratory".equals(coding.getCode()));
  }

  /** Empty if it is no laboratory result. */
  List<Lab> labs() throws InvalidElement {
    ObservationStatus status = observation.getStatus();
    if (status == null) {
      throw new InvalidElement("status", "missing");
    }
    boolean retracted = TAKEN_BACK.contains(status);
    List<Lab> labs = new ArrayList<>();
    List<ObservationComponentComponent> components = observation.getComponent();
    if (components.isEmpty() || observation.hasValue() || retracted) {
      add(labs, id, observation.getCode(), observation.getValue(), "", retracted);
    }
    for (int i = 0; i < components.size(); i++) {
      ObservationComponentComponent part = components.get(i);
      Code code = code(part.getCode());
      String partId = code == null ? null : Codings.bounded(id + "#" + code.value());
      add(labs, partId, part.getCode(), part.getValue(), "component[" + i + "].", retracted);
    }
    return labs;
  }

  private void add(
      List<Lab> labs,
      String labId,
      CodeableConcept concept,
      Type value,
      String at,
      boolean retracted)
      throws InvalidElement {
    Code code = code(concept);
    Analyte analyte = Analyte.of(code);
    if (analyte == null && !laboratory) {
      return;
    }
    if (code == null && !retracted) {
      throw new InvalidElement(at + "code", "missing");
    }
    double number = Double.NaN;
    String unit = null;
    if (!retracted && value instanceof Quantity quantity && quantity.hasValue()) {
      String given = quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
      number = quantity.getValue().doubleValue();
      unit = Codings.bounded(given);
      if (analyte != null) {
        number =
            analyte
                .inUnit(number, given)
                .orElseThrow(
                    () ->
                        new InvalidElement(
                            at + "valueQuantity." + (quantity.hasCode() ? "code" : "unit"),
                            "no unit of this test"));
        unit = analyte.unit();
      }
    }
    labs.add(
        new Lab(
            labId,
            version,
            retracted,
            encounterId,
            code,
            Double.isFinite(number) ? number : Double.NaN,
            unit,
            observed()));
  }

  /** The code of a test that is read, else the best there is. */
  private static Code code(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(Coding::hasCode)
        .map(Codings::code)
        .filter(code -> Analyte.of(code) != null)
        .findFirst()
        .orElseGet(() -> Codings.best(concept));
  }

  private Long observed() throws InvalidElement {
    Long effective = ClinicalReading.began(observation.getEffective(), "effective");
    return effective != null
        ? effective
        : FhirTimes.start(observation.getIssuedElement().getValueAsString(), "issued");
  }
}
