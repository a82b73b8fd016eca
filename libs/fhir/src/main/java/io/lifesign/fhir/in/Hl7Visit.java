package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.EhrFact.Encounter;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.EncounterKind;

/** A PV1 segment of an ADT message as a stay, known by its visit number. */
record Hl7Visit(
    Hl7Segment visit, Hl7Segment event, Hl7Times times, EhrVersion version, String trigger) {

  private static final String ADMIT = "A01";
  private static final String DISCHARGE = "A03";
  private static final String CANCEL_ADMIT = "A11";
  private static final String CANCEL_DISCHARGE = "A13";

  private static final int PATIENT_CLASS = 2;
  private static final int ADMISSION_TYPE = 4;
  private static final int SERVICE = 10;
  private static final int ADMIT_SOURCE = 14;
  private static final int DISPOSITION = 36;
  private static final int ADMITTED = 44;
  private static final int DISCHARGED = 45;
  private static final int OCCURRED = 6;

  Encounter stay(String visitNumber, Message message) throws InvalidElement {
    EncounterKind kind = VisitCodes.kind(visit.get(PATIENT_CLASS));
    return new Encounter(
        visitNumber,
        version,
        trigger.equals(CANCEL_ADMIT),
        visitNumber,
        kind,
        admitted(kind),
        discharged(message),
        trigger.equals(CANCEL_DISCHARGE),
        VisitCodes.urgency(null, visit.get(ADMISSION_TYPE)),
        VisitCodes.source(visit.get(ADMIT_SOURCE)),
        VisitCodes.disposition(visit.get(DISPOSITION)),
        visit.get(SERVICE));
  }

  /** What is pre-admitted has not come yet. */
  private Long admitted(EncounterKind kind) throws InvalidElement {
    if (kind == EncounterKind.PLANNED) {
      return null;
    }
    Long told = times.start(visit.get(ADMITTED), visit.path(ADMITTED));
    return told == null && trigger.equals(ADMIT) ? occurred() : told;
  }

  private Long discharged(Message message) throws InvalidElement {
    return switch (trigger) {
      case DISCHARGE -> {
        Long told = times.end(visit.get(DISCHARGED), message.sentMicros(), visit.path(DISCHARGED));
        yield told == null ? occurred() : told;
      }
      case "A08" -> times.end(visit.get(DISCHARGED), message.sentMicros(), visit.path(DISCHARGED));
      default -> null;
    };
  }

  /** When the event happened, else when it was recorded. */
  private Long occurred() throws InvalidElement {
    Long at = event == null ? null : times.start(event.get(OCCURRED), event.path(OCCURRED));
    return at == null ? (Long) version.atMicros() : at;
  }
}
