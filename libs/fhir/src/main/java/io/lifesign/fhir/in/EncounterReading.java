package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.clinical.readmission.Urgency;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;

/**
 * FHIR's Encounter as a stay. Its status tells whether the patient is still there: an end given
 * while it is in progress is an expectation, and an encounter that is finished without saying when
 * has no end that is known.
 */
final class EncounterReading {

  static final List<String> ELEMENTS =
      List.of(
          "identifier",
          "status",
          "class",
          "type",
          "serviceType",
          "priority",
          "subject",
          "diagnosis",
          "period",
          "hospitalization");

  private static final String VISIT_NUMBER = "VN";

  private static final Set<EncounterStatus> TAKEN_BACK =
      EnumSet.of(EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

  private static final Set<EncounterStatus> STILL_THERE =
      EnumSet.of(
          EncounterStatus.ARRIVED,
          EncounterStatus.TRIAGED,
          EncounterStatus.INPROGRESS,
          EncounterStatus.ONLEAVE);

  private EncounterReading() {}

  static EhrFact.Encounter stay(Encounter encounter, String id, EhrVersion version, Message message)
      throws InvalidElement {
    EncounterStatus status = encounter.getStatus();
    if (status == null) {
      throw new InvalidElement("status", "missing");
    }
    boolean there = STILL_THERE.contains(status);
    boolean booked = status == EncounterStatus.PLANNED;
    return new EhrFact.Encounter(
        id,
        version,
        TAKEN_BACK.contains(status),
        visitNumber(encounter),
        booked ? EncounterKind.PLANNED : VisitCodes.kind(encounter.getClass_().getCode()),
        // a booking says when the patient is awaited, not that anybody came
        booked
            ? null
            : FhirTimes.start(
                encounter.getPeriod().getStartElement().getValueAsString(), "period.start"),
        there || booked
            ? null
            : FhirTimes.end(
                encounter.getPeriod().getEndElement().getValueAsString(),
                message.sentMicros(),
                "period.end"),
        there,
        urgency(encounter),
        first(
            encounter.getHospitalization().getAdmitSource(),
            coding -> VisitCodes.source(coding.getCode()),
            AdmissionSource.UNKNOWN),
        first(
            encounter.getHospitalization().getDischargeDisposition(),
            coding -> VisitCodes.disposition(coding.getCode()),
            Disposition.UNKNOWN),
        specialty(encounter.getServiceType()));
  }

  private static String visitNumber(Encounter encounter) {
    return encounter.getIdentifier().stream()
        .filter(EncounterReading::isVisitNumber)
        .map(Identifier::getValue)
        .filter(Objects::nonNull)
        .map(Codings::bounded)
        .findFirst()
        .orElse(null);
  }

  private static boolean isVisitNumber(Identifier identifier) {
    return identifier.getType().getCoding().stream()
        .anyMatch(coding -> VISIT_NUMBER.equals(coding.getCode()));
  }

  /** The priority if it tells, else the type of admission. */
  private static Urgency urgency(Encounter encounter) {
    return Stream.concat(Stream.of(encounter.getPriority()), encounter.getType().stream())
        .map(
            concept ->
                first(
                    concept,
                    coding -> VisitCodes.urgency(coding.getSystem(), coding.getCode()),
                    Urgency.UNKNOWN))
        .filter(urgency -> urgency != Urgency.UNKNOWN)
        .findFirst()
        .orElse(Urgency.UNKNOWN);
  }

  private static <T> T first(CodeableConcept concept, Function<Coding, T> reading, T unknown) {
    return concept.getCoding().stream()
        .map(reading)
        .filter(read -> !read.equals(unknown))
        .findFirst()
        .orElse(unknown);
  }

  /** In the words of the sender, else its code. */
  private static String specialty(CodeableConcept service) {
    if (service.hasText()) {
      return Codings.bounded(service.getText());
    }
    return service.getCoding().stream()
        .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
        .filter(Objects::nonNull)
        .map(Codings::bounded)
        .findFirst()
        .orElse(null);
  }
}
