package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.clinical.readmission.Urgency;
import io.lifesign.fhir.in.Refused.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The reading of one bundle: encounters first, for they tell the rank of conditions. */
final class BundleReading {

  private static final Set<String> READ =
      Set.of("Patient", "Encounter", "Condition", "Procedure", "Observation");

  /** What may stand in a path; anything else may be anything. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,40}");

  private final ResourceParser parser;
  private final BundleEntries entries;
  private final BundleIndex index;
  private final Message message;
  private final DiagnosisRanks ranks = new DiagnosisRanks();
  private final List<EhrFact> facts = new ArrayList<>();
  private final List<Refused> refused;
  private int ignored;

  BundleReading(ResourceParser parser, BundleEntries entries, Message message) {
    this.parser = parser;
    this.entries = entries;
    this.message = message;
    this.index = new BundleIndex(entries.entries(), message.patientId());
    this.refused = new ArrayList<>(entries.refused());
    this.ignored = entries.ignored();
  }

  EhrReading read() {
    for (boolean encounters : new boolean[] {true, false}) {
      for (BundleEntry entry : entries.entries()) {
        if (entry.type().equals("Encounter") == encounters) {
          read(entry);
        }
      }
    }
    return new EhrReading(List.copyOf(facts), List.copyOf(refused), ignored);
  }

  private void read(BundleEntry entry) {
    if (!READ.contains(entry.type()) || (entry.deleted() && entry.type().equals("Patient"))) {
      ignored++;
      return;
    }
    if (entry.deleted()) {
      retract(entry);
      return;
    }
    try {
      EhrVersion version = message.versionOf(entry.resource());
      tellUnknown(entry);
      switch (entry.type()) {
        case "Patient" -> readPatient(entry, version);
        case "Encounter" -> readEncounter(entry, version);
        case "Condition" -> readCondition(entry, version);
        case "Procedure" -> readProcedure(entry, version);
        default -> readObservation(entry, version);
      }
    } catch (InvalidElement e) {
      refuse(Kind.INVALID_RESOURCE, entry, e.element(), e.getMessage());
    }
  }

  private void tellUnknown(BundleEntry entry) {
    String unknown = parser.unknownElement(entry.resource(), entry.type());
    if (unknown != null) {
      refuse(
          Kind.INVALID_RESOURCE,
          entry,
          NAME.matcher(unknown).matches() ? unknown : null,
          "an element that FHIR R4 does not know; the rest was read");
    }
  }

  private void readPatient(BundleEntry entry, EhrVersion version) throws InvalidElement {
    if (index.isPatient(entry)) {
      Patient patient = parser.parse(entry.resource(), Patient.class, PatientReading.ELEMENTS);
      facts.add(PatientReading.person(patient, version, message));
    } else {
      refuse(Kind.FOREIGN_RESOURCE, entry, null, "another patient than the message's");
    }
  }

  private void readEncounter(BundleEntry entry, EhrVersion version) throws InvalidElement {
    Encounter encounter = parsed(entry, Encounter.class, EncounterReading.ELEMENTS);
    if (isOurs(entry, encounter.getSubject())) {
      facts.add(EncounterReading.stay(encounter, entry.id(), version, message));
      facts.addAll(ranks.add(encounter, entry, version, index));
    }
  }

  private void readCondition(BundleEntry entry, EhrVersion version) throws InvalidElement {
    Condition condition = parsed(entry, Condition.class, ClinicalReading.CONDITION_ELEMENTS);
    if (isOurs(entry, condition.getSubject())) {
      facts.add(
          ClinicalReading.diagnosis(
              condition,
              entry.id(),
              version,
              encounterId(condition.getEncounter(), entry),
              ranks.of(entry.id())));
    }
  }

  private void readProcedure(BundleEntry entry, EhrVersion version) throws InvalidElement {
    Procedure procedure = parsed(entry, Procedure.class, ClinicalReading.PROCEDURE_ELEMENTS);
    if (isOurs(entry, procedure.getSubject())) {
      EhrFact fact =
          ClinicalReading.procedure(
              procedure, entry.id(), version, encounterId(procedure.getEncounter(), entry));
      if (fact == null) {
        ignored++;
      } else {
        facts.add(fact);
      }
    }
  }

  private void readObservation(BundleEntry entry, EhrVersion version) throws InvalidElement {
    Observation observation = parsed(entry, Observation.class, ObservationReading.ELEMENTS);
    if (isOurs(entry, observation.getSubject())) {
      String encounterId = encounterId(observation.getEncounter(), entry);
      List<Lab> labs = new ObservationReading(observation, entry.id(), version, encounterId).labs();
      facts.addAll(labs);
      ignored += labs.isEmpty() ? 1 : 0;
    }
  }

  private <R extends Resource> R parsed(BundleEntry entry, Class<R> type, List<String> elements)
      throws InvalidElement {
    if (entry.id() == null) {
      throw new InvalidElement("id", "neither an id nor an identifier nor a fullUrl");
    }
    return parser.parse(entry.resource(), type, elements);
  }

  private boolean isOurs(BundleEntry entry, Reference subject) {
    boolean ours = index.toPatient(subject, entry);
    if (!ours) {
      refuse(
          Kind.FOREIGN_RESOURCE,
          entry,
          "subject",
          subject.isEmpty() ? "names no patient" : "not the patient of the message");
    }
    return ours;
  }

  private String encounterId(Reference encounter, BundleEntry entry) {
    return encounter.isEmpty() ? null : index.idOf(encounter, "Encounter", entry);
  }

  /** A deleted resource says no more than its id: everything else of it stays unknown. */
  private void retract(BundleEntry entry) {
    EhrVersion version = new EhrVersion(message.sentMicros(), message.messageId());
    String id = entry.id();
    facts.add(
        switch (entry.type()) {
          case "Encounter" ->
              new EhrFact.Encounter(
                  id,
                  version,
                  true,
                  null,
                  EncounterKind.UNKNOWN,
                  null,
                  null,
                  false,
                  Urgency.UNKNOWN,
                  AdmissionSource.UNKNOWN,
                  Disposition.UNKNOWN,
                  null);
          case "Condition" -> new EhrFact.Diagnosis(id, version, true, null, null, 0, null);
          case "Procedure" -> new EhrFact.Procedure(id, version, true, null, null, null);
          default -> new Lab(id, version, true, null, null, Double.NaN, null, null);
        });
  }

  private void refuse(Kind kind, BundleEntry entry, String element, String detail) {
    String path = element == null ? entry.path() : entry.path() + "." + element;
    refused.add(new Refused(kind, path, detail));
  }
}
