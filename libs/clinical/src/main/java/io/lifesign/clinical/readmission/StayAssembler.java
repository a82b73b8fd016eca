package io.lifesign.clinical.readmission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was known of a stay at a point of it. Nothing that lies behind that point enters: no result
 * of a later sample, no later visit. Codes that name the stay enter whenever they come, for coding
 * follows discharge.
 */
final class StayAssembler {

  static final long DAY_MICROS = 86_400_000_000L;

  /** Half a year and a year as LACE and HOSPITAL look back. */
  static final long SIX_MONTHS_MICROS = 183 * DAY_MICROS;

  static final long TWELVE_MONTHS_MICROS = 365 * DAY_MICROS;

  /** An emergency visit that ends this shortly before an admission led to it. */
  static final long SAME_VISIT_MICROS = DAY_MICROS / 4;

  /** Samples taken this long before admission count as the stay's own. */
  private static final long BEFORE_MICROS = DAY_MICROS;

  private static final double DAYS_PER_YEAR = 365.2425;
  private static final int CODED_LAST = Integer.MAX_VALUE;

  /** By what is said before what it is called: the same facts under other ids are the same risk. */
  private static final Comparator<EhrFact.Diagnosis> BY_CODE =
      Comparator.comparing((EhrFact.Diagnosis diagnosis) -> diagnosis.code().value())
          .thenComparing(EhrFact::id);

  private final PatientRecord record;
  private final Visit visit;
  private final long cutMicros;

  /**
   * @param cutMicros discharge, or the time of the first estimate while the stay lasts
   */
  StayAssembler(PatientRecord record, Visit visit, long cutMicros) {
    this.record = record;
    this.visit = visit;
    this.cutMicros = cutMicros;
  }

  Stay stay() {
    return new Stay(patient(), admission(), coded(), labs(), prior(), Stay.Drugs.UNKNOWN);
  }

  private Stay.Patient patient() {
    Long born = record.birthDay();
    double age =
        born == null
            ? Double.NaN
            : (Math.floorDiv(visit.admittedMicros(), DAY_MICROS) - born) / DAYS_PER_YEAR;
    return new Stay.Patient(age < 0 ? Double.NaN : age, record.sex());
  }

  private Stay.Admission admission() {
    boolean discharged = visit.discharged();
    return new Stay.Admission(
        urgency(),
        source(),
        discharged ? visit.disposition() : Disposition.UNKNOWN,
        visit.specialty(),
        discharged,
        discharged
            ? Math.max(0, visit.dischargedMicros() - visit.admittedMicros()) / (double) DAY_MICROS
            : Double.NaN);
  }

  /** A patient who came through the emergency room was not arranged for, whatever nobody said. */
  private Urgency urgency() {
    return visit.urgency() == Urgency.UNKNOWN && source() == AdmissionSource.EMERGENCY_ROOM
        ? Urgency.EMERGENCY
        : visit.urgency();
  }

  private AdmissionSource source() {
    return visit.source() == AdmissionSource.UNKNOWN && record.visits().stream().anyMatch(this::led)
        ? AdmissionSource.EMERGENCY_ROOM
        : visit.source();
  }

  /** Whether an emergency visit went over into this stay. */
  private boolean led(Visit other) {
    return other.kind() == EncounterKind.EMERGENCY
        && !other.retracted()
        && other.admittedMicros() != null
        && other.admittedMicros() <= visit.admittedMicros()
        && other.discharged()
        && Math.abs(visit.admittedMicros() - other.dischargedMicros()) <= SAME_VISIT_MICROS;
  }

  /** The stay's own codes first, then what was known of the patient before. */
  private Stay.Coded coded() {
    List<EhrFact.Diagnosis> own = new ArrayList<>();
    List<EhrFact.Diagnosis> before = new ArrayList<>();
    for (EhrFact.Diagnosis diagnosis : record.diagnoses()) {
      if (visit.has(diagnosis.encounterId())) {
        own.add(diagnosis);
      } else if (recorded(diagnosis) <= cutMicros) {
        before.add(diagnosis);
      }
    }
    own.sort(
        Comparator.comparingInt((EhrFact.Diagnosis d) -> d.rank() == 0 ? CODED_LAST : d.rank())
            .thenComparing(BY_CODE));
    before.sort(Comparator.comparingLong(StayAssembler::recorded).thenComparing(BY_CODE));
    List<Code> procedures =
        record.procedures().stream()
            .filter(done -> visit.has(done.encounterId()))
            .filter(done -> done.performedMicros() == null || done.performedMicros() <= cutMicros)
            .map(EhrFact.Procedure::code)
            .toList();
    List<Code> diagnoses = new ArrayList<>(own.size() + before.size());
    own.forEach(diagnosis -> diagnoses.add(diagnosis.code()));
    before.forEach(diagnosis -> diagnoses.add(diagnosis.code()));
    return new Stay.Coded(
        diagnoses,
        own.isEmpty() ? Double.NaN : own.size(),
        procedures,
        visit.discharged() || !procedures.isEmpty() ? procedures.size() : Double.NaN);
  }

  private static long recorded(EhrFact.Diagnosis diagnosis) {
    return diagnosis.recordedMicros() == null
        ? diagnosis.version().atMicros()
        : diagnosis.recordedMicros();
  }

  private Stay.Labs labs() {
    List<EhrFact.Lab> results =
        record.labs().stream()
            .filter(this::ofThisStay)
            .sorted(
                Comparator.comparingLong(StayAssembler::observed)
                    .thenComparing(EhrFact::version)
                    .thenComparingDouble(EhrFact.Lab::value)
                    .thenComparing(EhrFact::id))
            .toList();
    double glucose = Double.NaN;
    for (EhrFact.Lab lab : results) {
      if (Analyte.of(lab.code()) == Analyte.GLUCOSE && !(lab.value() <= glucose)) {
        glucose = lab.value();
      }
    }
    return new Stay.Labs(
        last(results, Analyte.HAEMOGLOBIN),
        last(results, Analyte.SODIUM),
        glucose,
        last(results, Analyte.HBA1C),
        results.isEmpty() ? Double.NaN : results.size());
  }

  private boolean ofThisStay(EhrFact.Lab lab) {
    long observed = observed(lab);
    return observed <= cutMicros
        && observed >= visit.admittedMicros() - BEFORE_MICROS
        && (lab.encounterId() == null || visit.has(lab.encounterId()));
  }

  private static double last(List<EhrFact.Lab> inOrder, Analyte wanted) {
    double value = Double.NaN;
    for (EhrFact.Lab lab : inOrder) {
      if (Analyte.of(lab.code()) == wanted && !Double.isNaN(lab.value())) {
        value = lab.value();
      }
    }
    return value;
  }

  static long observed(EhrFact.Lab lab) {
    return lab.observedMicros() == null ? lab.version().atMicros() : lab.observedMicros();
  }

  private Stay.PriorUse prior() {
    return new Stay.PriorUse(
        before(EncounterKind.EMERGENCY, SIX_MONTHS_MICROS),
        before(EncounterKind.EMERGENCY, TWELVE_MONTHS_MICROS),
        before(EncounterKind.INPATIENT, TWELVE_MONTHS_MICROS),
        before(EncounterKind.OUTPATIENT, TWELVE_MONTHS_MICROS));
  }

  /**
   * How many visits of a kind began within that time before this one. None is a count only where
   * the record reaches back that far.
   */
  private double before(EncounterKind kind, long windowMicros) {
    long admitted = visit.admittedMicros();
    int count = 0;
    for (Visit other : record.visits()) {
      if (other.kind() == kind
          && !other.retracted()
          && !other.key().equals(visit.key())
          && other.admittedMicros() != null
          && other.admittedMicros() < admitted
          && other.admittedMicros() >= admitted - windowMicros
          && !led(other)) {
        count++;
      }
    }
    return count == 0 && record.knownSinceMicros() > admitted - windowMicros ? Double.NaN : count;
  }
}
