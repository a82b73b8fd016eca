package io.lifesign.clinical.readmission;

import java.util.List;

/** Facts of one made-up patient, said at a day and hour of the story; day 0 is 2026-01-01. */
final class Ehr {

  static final long START = 1_767_225_600_000_000L;
  static final long DAY = StayAssembler.DAY_MICROS;
  static final long HOUR = DAY / 24;

  /** A risk that is the number of results and visits known: whatever enters shows. */
  static final StayScorer COUNTING =
      stay -> {
        double seen =
            (Double.isNaN(stay.labs().resultCount()) ? 0 : stay.labs().resultCount())
                + stay.coded().diagnoses().size();
        double probability = Math.min(0.9, 0.1 * seen);
        RiskBand band = probability >= 0.3 ? RiskBand.HIGH : RiskBand.LOW;
        RiskEstimate estimate =
            new RiskEstimate("counting", "0", probability, band, 0, 0, List.of());
        return new StayRisk(
            estimate,
            band,
            "counting",
            Lace.of(stay),
            Hospital.V2013.of(stay),
            Hospital.V2016.of(stay));
      };

  private Ehr() {}

  static long at(double day) {
    return START + Math.round(day * DAY);
  }

  static EhrVersion version(double day) {
    return new EhrVersion(at(day), "m" + day);
  }

  static EhrFact.Encounter admitted(String id, double day, Urgency urgency) {
    return encounter(id, day, EncounterKind.INPATIENT, day, null, urgency, Disposition.UNKNOWN);
  }

  static EhrFact.Encounter discharged(String id, double day, Disposition disposition) {
    return encounter(id, day, EncounterKind.INPATIENT, null, at(day), Urgency.UNKNOWN, disposition);
  }

  static EhrFact.Encounter encounter(
      String id,
      double said,
      EncounterKind kind,
      Double admitted,
      Long dischargedMicros,
      Urgency urgency,
      Disposition disposition) {
    return new EhrFact.Encounter(
        id,
        version(said),
        false,
        null,
        kind,
        admitted == null ? null : at(admitted),
        dischargedMicros,
        false,
        urgency,
        AdmissionSource.UNKNOWN,
        disposition,
        null);
  }

  static EhrFact.Encounter takenBack(String id, double said, boolean wholeStay) {
    return new EhrFact.Encounter(
        id,
        version(said),
        wholeStay,
        null,
        EncounterKind.UNKNOWN,
        null,
        null,
        !wholeStay,
        Urgency.UNKNOWN,
        AdmissionSource.UNKNOWN,
        Disposition.UNKNOWN,
        null);
  }

  static EhrFact.Lab sodium(
      String id, String encounter, double said, double observed, double mmol) {
    return new EhrFact.Lab(
        id,
        version(said),
        false,
        encounter,
        new Code(CodeSystem.LOINC, "2951-2"),
        mmol,
        "mmol/L",
        at(observed));
  }

  static EhrFact.Diagnosis diagnosis(String id, String encounter, double said, String icd10) {
    return new EhrFact.Diagnosis(
        id, version(said), false, encounter, new Code(CodeSystem.ICD10, icd10), 1, at(said));
  }

  static EhrFact.Person died(double day) {
    return new EhrFact.Person("p", version(day), null, Sex.FEMALE, at(day));
  }
}
