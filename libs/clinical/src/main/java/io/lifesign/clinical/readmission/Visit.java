package io.lifesign.clinical.readmission;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One encounter as all that was said of it makes it. Times are microseconds since the epoch, UTC.
 *
 * @param ids every identifier under which it is known, its visit number among them
 * @param key the first of them in alphabetical order of the resources' own identifiers: the name
 *     that results carry
 * @param admittedMicros when it began, or null
 * @param dischargedMicros when it ended, or null while it lasts
 * @param saidMicros time of the latest version
 */
public record Visit(
    String key,
    Set<String> ids,
    long saidMicros,
    boolean retracted,
    EncounterKind kind,
    Long admittedMicros,
    Long dischargedMicros,
    Urgency urgency,
    AdmissionSource source,
    Disposition disposition,
    String specialty) {

  /** What the versions of one encounter, in the order of their versions, come to. */
  static Visit of(String key, List<EhrFact.Encounter> versions) {
    Set<String> ids = new TreeSet<>();
    EhrFact.Encounter last = versions.get(versions.size() - 1);
    EncounterKind kind = EncounterKind.UNKNOWN;
    Long admitted = null;
    Long discharged = null;
    Urgency urgency = Urgency.UNKNOWN;
    AdmissionSource source = AdmissionSource.UNKNOWN;
    Disposition disposition = Disposition.UNKNOWN;
    String specialty = null;
    for (EhrFact.Encounter said : versions) {
      ids.add(said.id());
      if (said.visitNumber() != null) {
        ids.add(said.visitNumber());
      }
      kind = said.kind() == EncounterKind.UNKNOWN ? kind : said.kind();
      admitted = said.admittedMicros() == null ? admitted : said.admittedMicros();
      urgency = said.urgency() == Urgency.UNKNOWN ? urgency : said.urgency();
      source = said.source() == AdmissionSource.UNKNOWN ? source : said.source();
      specialty = said.specialty() == null ? specialty : said.specialty();
      if (said.dischargeTakenBack()) {
        discharged = null;
        disposition = Disposition.UNKNOWN;
      }
      discharged = said.dischargedMicros() == null ? discharged : said.dischargedMicros();
      disposition = said.disposition() == Disposition.UNKNOWN ? disposition : said.disposition();
    }
    return new Visit(
        key,
        ids,
        last.version().atMicros(),
        last.retracted(),
        kind,
        admitted,
        discharged,
        urgency,
        source,
        disposition,
        specialty);
  }

  /** Whether it is a stay in hospital that has begun. */
  public boolean stay() {
    return !retracted && kind == EncounterKind.INPATIENT && admittedMicros != null;
  }

  public boolean discharged() {
    return dischargedMicros != null;
  }

  /** The last time that it speaks of or was spoken of, us. */
  long lastMicros() {
    long last = admittedMicros == null ? saidMicros : Math.max(saidMicros, admittedMicros);
    return dischargedMicros == null ? last : Math.max(last, dischargedMicros);
  }

  /** Whether a fact that names this encounter is of this visit. */
  boolean has(String encounterId) {
    return encounterId != null && ids.contains(encounterId);
  }
}
