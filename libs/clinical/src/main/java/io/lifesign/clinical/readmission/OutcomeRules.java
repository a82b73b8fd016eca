package io.lifesign.clinical.readmission;

import static io.lifesign.clinical.readmission.StayAssembler.DAY_MICROS;

import java.util.Optional;

/**
 * What came of a stay, by the rules of the CMS hospital-wide readmission measure as far as an EHR's
 * messages tell: the first stay within 30 days counts, and it alone; a transfer is no return.
 */
final class OutcomeRules {

  static final long WINDOW_MICROS = 30 * DAY_MICROS;

  /** What was told holds no more, and nothing else is known yet. */
  static final Outcome WITHDRAWN = new Outcome(OutcomeKind.WITHDRAWN, null, null, Double.NaN);

  private OutcomeRules() {}

  /**
   * The outcome as far as it is known by then; empty while it is open.
   *
   * @param dataEnd whether nothing will ever be said after that time
   */
  static Optional<Outcome> of(PatientRecord record, Visit index, long nowMicros, boolean dataEnd) {
    if (!index.stay()) {
      return Optional.of(WITHDRAWN);
    }
    if (!index.discharged()) {
      return Optional.empty();
    }
    Exclusion excluded = excluded(record, index);
    if (excluded == Exclusion.DIED_IN_HOSPITAL) {
      return Optional.of(new Outcome(OutcomeKind.DIED, excluded, null, 0));
    }
    Visit next = next(record, index, nowMicros);
    if (next != null) {
      OutcomeKind kind =
          transferred(index, next)
              ? OutcomeKind.TRANSFERRED
              : PlannedStay.planned(record, next)
                  ? OutcomeKind.READMITTED_PLANNED
                  : OutcomeKind.READMITTED_UNPLANNED;
      return Optional.of(
          new Outcome(kind, excluded, next.key(), days(index, next.admittedMicros())));
    }
    Long deceased = record.deceasedMicros();
    if (deceased != null && deceased < dueMicros(index) && deceased <= nowMicros) {
      return Optional.of(new Outcome(OutcomeKind.DIED, excluded, null, days(index, deceased)));
    }
    if (nowMicros >= dueMicros(index)) {
      return Optional.of(new Outcome(OutcomeKind.NOT_READMITTED, excluded, null, Double.NaN));
    }
    return dataEnd
        ? Optional.of(new Outcome(OutcomeKind.CENSORED, Exclusion.DATA_END, null, Double.NaN))
        : Optional.empty();
  }

  /** When the outcome is known at the latest, us. */
  static long dueMicros(Visit index) {
    return index.dischargedMicros() + WINDOW_MICROS;
  }

  private static double days(Visit index, long atMicros) {
    return Math.max(0, atMicros - index.dischargedMicros()) / (double) DAY_MICROS;
  }

  private static Exclusion excluded(PatientRecord record, Visit index) {
    if (diedInHospital(record, index)) {
      return Exclusion.DIED_IN_HOSPITAL;
    }
    return switch (index.disposition()) {
      case LEFT_AGAINST_ADVICE -> Exclusion.LEFT_AGAINST_ADVICE;
      case TRANSFER_ACUTE -> Exclusion.TRANSFER_ACUTE;
      default -> null;
    };
  }

  static boolean diedInHospital(PatientRecord record, Visit index) {
    Long deceased = record.deceasedMicros();
    return index.disposition() == Disposition.DIED
        || deceased != null && deceased <= index.dischargedMicros();
  }

  private static Visit next(PatientRecord record, Visit index, long nowMicros) {
    for (Visit other : record.visits()) { // in the order of their begin
      if (other.stay()
          && !other.key().equals(index.key())
          && other.admittedMicros() >= index.dischargedMicros()
          && other.admittedMicros() < dueMicros(index)
          && other.admittedMicros() <= nowMicros) {
        return other;
      }
    }
    return null;
  }

  /** On the same or the next day, and one of the two hospitals calls it a transfer. */
  private static boolean transferred(Visit index, Visit next) {
    long day = Math.floorDiv(index.dischargedMicros(), DAY_MICROS);
    return Math.floorDiv(next.admittedMicros(), DAY_MICROS) <= day + 1
        && (index.disposition() == Disposition.TRANSFER_ACUTE
            || next.source() == AdmissionSource.TRANSFER_ACUTE);
  }
}
