package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.Sex;
import io.lifesign.fhir.in.Refused.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reading of one HL7 v2 message, segment by segment in their order. */
final class Hl7Reading {

  private static final int SENT = 7;
  private static final int RECORDED = 2;
  private static final int PATIENT_IDS = 3;
  private static final int BIRTH = 7;
  private static final int SEX = 8;
  private static final int ACCOUNT = 18;
  private static final int DEATH = 29;
  private static final int DEAD = 30;
  private static final int VISIT_NUMBER = 19;

  private final Hl7Segments.Parsed parsed;
  private final Hl7Times times;
  private final Message message;

  /** Of an ADT message; null of one with results. */
  private final String trigger;

  private final List<EhrFact> facts = new ArrayList<>();
  private final List<Refused> refused;
  private int ignored;

  private EhrVersion version;

  /** Whether the last PID was the message's patient; what follows it is his or hers. */
  private boolean ours;

  private String account;
  private String visit;
  private Hl7Segment event;
  private Hl7Segment order;

  Hl7Reading(Hl7Segments.Parsed parsed, Hl7Times times, Message message, String trigger) {
    this.parsed = parsed;
    this.times = times;
    this.message = message;
    this.trigger = trigger;
    this.refused = new ArrayList<>(parsed.refused());
    this.ignored = parsed.skipped();
    this.version = new EhrVersion(message.sentMicros(), message.messageId());
  }

  EhrReading read() {
    boolean named = false;
    for (Hl7Segment segment : parsed.segments()) {
      named |= segment.name().equals("PID");
      try {
        read(segment);
      } catch (InvalidElement e) {
        refused.add(new Refused(Kind.INVALID_RESOURCE, e.element(), e.getMessage()));
      }
    }
    if (!named) {
      refused.add(new Refused(Kind.FOREIGN_RESOURCE, "PID", "names no patient"));
    }
    return new EhrReading(List.copyOf(facts), List.copyOf(refused), ignored);
  }

  private void read(Hl7Segment segment) throws InvalidElement {
    switch (segment.name()) {
      case "MSH" -> said(segment, SENT);
      case "EVN" -> {
        event = segment;
        said(segment, RECORDED);
      }
      case "PID" -> readPatient(segment);
      default -> {
        if (ours) {
          readOfPatient(segment);
        } else {
          ignored++;
        }
      }
    }
  }

  /** The time of that field, if there is one, is the version of all that follows. */
  private void said(Hl7Segment segment, int field) throws InvalidElement {
    Long at = times.start(segment.get(field), segment.path(field));
    if (at != null) {
      version = new EhrVersion(at, message.messageId());
    }
  }

  private void readPatient(Hl7Segment segment) throws InvalidElement {
    account = null;
    visit = null;
    order = null;
    ours = false;
    List<String> ids = segment.all(PATIENT_IDS, 1);
    if (!ids.contains(message.patientId())) {
      refused.add(
          new Refused(
              Kind.FOREIGN_RESOURCE,
              segment.path(PATIENT_IDS),
              ids.isEmpty() ? "names no patient" : "another patient than the message's"));
      return;
    }
    ours = true;
    account = segment.get(ACCOUNT);
    Long died = times.start(segment.get(DEATH), segment.path(DEATH));
    boolean dead = died == null && "Y".equals(segment.get(DEAD));
    facts.add(
        new Person(
            message.patientId(),
            version,
            Hl7Times.day(segment.get(BIRTH), segment.path(BIRTH)),
            sex(segment.get(SEX)),
            dead ? (Long) version.atMicros() : died));
  }

  private static Sex sex(String code) {
    return switch (code == null ? "" : code.toUpperCase(Locale.ROOT)) {
      case "F" -> Sex.FEMALE;
      case "M" -> Sex.MALE;
      case "O", "A", "N" -> Sex.OTHER;
      default -> Sex.UNKNOWN;
    };
  }

  private void readOfPatient(Hl7Segment segment) throws InvalidElement {
    switch (segment.name()) {
      case "PV1" -> readVisit(segment);
      case "DG1" -> facts.add(new Hl7Codes(segment, times, version, visit()).diagnosis());
      case "PR1" -> facts.add(new Hl7Codes(segment, times, version, visit()).procedure());
      case "OBR" -> order = segment;
      default -> readResult(segment);
    }
  }

  private String visit() {
    return visit == null ? account : visit;
  }

  private void readVisit(Hl7Segment segment) throws InvalidElement {
    visit = segment.get(VISIT_NUMBER);
    if (trigger == null) {
      return;
    }
    if (visit() == null) {
      throw new InvalidElement(
          segment.path(VISIT_NUMBER), "neither a visit number nor an account number");
    }
    facts.add(new Hl7Visit(segment, event, times, version, trigger).stay(visit(), message));
  }

  private void readResult(Hl7Segment segment) throws InvalidElement {
    EhrFact lab = new Hl7Result(segment, order, times, version).lab(visit());
    if (lab == null) {
      ignored++;
    } else {
      facts.add(lab);
    }
  }
}
