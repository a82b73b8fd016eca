package io.lifesign.clinical.readmission;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that an EHR said of one patient, merged: the result is the same whatever the order in which
 * it was said. Mutable, one value of state a patient.
 */
public final class PatientRecord {

  /** More versions of one encounter than this are not remembered singly. */
  static final int MOST_VERSIONS = 64;

  private static final int VERSION = 1;
  private static final Comparator<EhrFact> BY_VERSION = Comparator.comparing(EhrFact::version);

  private final List<EhrFact.Person> persons = new ArrayList<>(1);
  private final SortedMap<String, List<EhrFact.Encounter>> encounters = new TreeMap<>();
  private final SortedMap<String, List<EhrFact.Diagnosis>> diagnoses = new TreeMap<>();
  private final SortedMap<String, EhrFact.Procedure> procedures = new TreeMap<>();
  private final SortedMap<String, EhrFact.Lab> labs = new TreeMap<>();
  private List<Visit> visits;

  /** Takes in what was said; a version that is known changes nothing. */
  public void merge(EhrFact fact) {
    if (fact instanceof EhrFact.Person person) {
      insert(persons, person);
    } else if (fact instanceof EhrFact.Encounter encounter) {
      insert(encounters.computeIfAbsent(encounter.id(), id -> new ArrayList<>(2)), encounter);
      visits = null;
    } else if (fact instanceof EhrFact.Diagnosis diagnosis) {
      insert(diagnoses.computeIfAbsent(diagnosis.id(), id -> new ArrayList<>(1)), diagnosis);
    } else if (fact instanceof EhrFact.Procedure procedure) {
      keepLater(procedures, procedure);
    } else if (fact instanceof EhrFact.Lab lab) {
      keepLater(labs, lab);
    }
  }

  private static <F extends EhrFact> void keepLater(SortedMap<String, F> known, F fact) {
    known.merge(
        fact.id(), fact, (old, now) -> now.version().compareTo(old.version()) >= 0 ? now : old);
  }

  private static <F extends EhrFact> void insert(List<F> versions, F fact) {
    int at = Collections.binarySearch(versions, fact, BY_VERSION);
    if (at >= 0) {
      versions.set(at, fact);
    } else {
      versions.add(-at - 1, fact);
      if (versions.size() > MOST_VERSIONS) {
        versions.remove(1); // the first holds what was said once and never again
      }
    }
  }

  /** Every encounter, in the order of their begin; those of unknown begin last. */
  public List<Visit> visits() {
    if (visits == null) {
      visits = Visits.of(encounters.values());
    }
    return visits;
  }

  public Sex sex() {
    Sex sex = Sex.UNKNOWN;
    for (EhrFact.Person person : persons) {
      sex = person.sex() == Sex.UNKNOWN ? sex : person.sex();
    }
    return sex;
  }

  /** Days since 1970-01-01, or null. */
  public Long birthDay() {
    Long day = null;
    for (EhrFact.Person person : persons) {
      day = person.birthDay() == null ? day : person.birthDay();
    }
    return day;
  }

  /** When the patient died, us, or null. */
  public Long deceasedMicros() {
    Long at = null;
    for (EhrFact.Person person : persons) {
      at = person.deceasedMicros() == null ? at : person.deceasedMicros();
    }
    return at;
  }

  /** Those not taken back, in the order of their identifiers. */
  List<EhrFact.Diagnosis> diagnoses() {
    return diagnoses.values().stream()
        .map(PatientRecord::merged)
        .filter(diagnosis -> !diagnosis.retracted() && diagnosis.code() != null)
        .toList();
  }

  /**
   * An encounter may rank a diagnosis that is told elsewhere: of each part the last word holds, and
   * a rank alone does not bring back what was taken back.
   */
  private static EhrFact.Diagnosis merged(List<EhrFact.Diagnosis> versions) {
    EhrFact.Diagnosis last = versions.get(versions.size() - 1);
    if (versions.size() == 1) {
      return last;
    }
    boolean retracted = false;
    String encounterId = null;
    Code code = null;
    int rank = 0;
    Long recorded = null;
    for (EhrFact.Diagnosis said : versions) {
      retracted = said.code() != null || said.retracted() ? said.retracted() : retracted;
      encounterId = said.encounterId() == null ? encounterId : said.encounterId();
      code = said.code() == null ? code : said.code();
      rank = said.rank() == 0 ? rank : said.rank();
      recorded = said.recordedMicros() == null ? recorded : said.recordedMicros();
    }
    return new EhrFact.Diagnosis(
        last.id(), last.version(), retracted, encounterId, code, rank, recorded);
  }

  List<EhrFact.Procedure> procedures() {
    return standing(procedures.values());
  }

  List<EhrFact.Lab> labs() {
    return standing(labs.values());
  }

  private static <F extends EhrFact> List<F> standing(Collection<F> facts) {
    return facts.stream().filter(fact -> !fact.retracted()).toList();
  }

  /** When the EHR said the first thing that is remembered, us; the maximum if nothing is. */
  long knownSinceMicros() {
    long since = Long.MAX_VALUE;
    for (List<EhrFact.Encounter> versions : encounters.values()) {
      for (EhrFact.Encounter said : versions) {
        since = Math.min(since, said.admittedMicros() == null ? since : said.admittedMicros());
      }
    }
    return since;
  }

  public boolean empty() {
    return encounters.isEmpty() && latestLooseMicros() == Long.MIN_VALUE;
  }

  /**
   * When the last fact was said whose visit is not known, and may come yet, us; the minimum if
   * there is none.
   */
  long latestLooseMicros() {
    return loose().mapToLong(fact -> fact.version().atMicros()).max().orElse(Long.MIN_VALUE);
  }

  private Stream<? extends EhrFact> loose() {
    Stream<? extends EhrFact> who = encounters.isEmpty() ? persons.stream() : Stream.empty();
    Stream<? extends EhrFact> what =
        Stream.of(
                diagnoses.values().stream().map(PatientRecord::merged),
                procedures.values().stream(),
                labs.values().stream())
            .flatMap(facts -> facts)
            .filter(fact -> loose(encounterOf(fact)));
    return Stream.concat(who, what);
  }

  /** Forgets a visit, and every fact that belongs to it. */
  void forget(Visit visit) {
    encounters.keySet().removeIf(visit::has);
    diagnoses.values().removeIf(versions -> visit.has(merged(versions).encounterId()));
    procedures.values().removeIf(fact -> visit.has(fact.encounterId()));
    labs.values().removeIf(fact -> visit.has(fact.encounterId()));
    visits = null;
  }

  /** Forgets what belongs to no visit and was said before. */
  void forgetLooseBefore(long micros) {
    diagnoses.values().removeIf(versions -> old(merged(versions), micros));
    procedures.values().removeIf(done -> old(done, micros));
    labs.values().removeIf(lab -> old(lab, micros));
    persons.removeIf(said -> encounters.isEmpty() && said.version().atMicros() < micros);
  }

  private boolean old(EhrFact fact, long micros) {
    return fact.version().atMicros() < micros && loose(encounterOf(fact));
  }

  private boolean loose(String encounterId) {
    return encounterId == null || visits().stream().noneMatch(visit -> visit.has(encounterId));
  }

  private static String encounterOf(EhrFact fact) {
    if (fact instanceof EhrFact.Diagnosis diagnosis) {
      return diagnosis.encounterId();
    }
    if (fact instanceof EhrFact.Procedure procedure) {
      return procedure.encounterId();
    }
    return fact instanceof EhrFact.Lab lab ? lab.encounterId() : null;
  }

  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    List<EhrFact> all = new ArrayList<>(persons);
    encounters.values().forEach(all::addAll);
    diagnoses.values().forEach(all::addAll);
    all.addAll(procedures.values());
    all.addAll(labs.values());
    out.writeInt(all.size());
    for (EhrFact fact : all) {
      EhrFactCodec.write(fact, out);
    }
  }

  /**
   * @throws IOException if the state was written by a newer version
   */
  public static PatientRecord read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("A patient record of version " + version + " is newer than this code");
    }
    PatientRecord record = new PatientRecord();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      record.merge(EhrFactCodec.read(in));
    }
    return record;
  }
}
