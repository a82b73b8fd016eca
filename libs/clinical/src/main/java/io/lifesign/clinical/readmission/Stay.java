package io.lifesign.clinical.readmission;

import java.util.List;

/**
 * What was known of a stay in hospital when its risk was asked for. Nothing in it may have become
 * known later. A number that is not known is NaN, never 0.
 */
public record Stay(
    Patient patient, Admission admission, Coded coded, Labs labs, PriorUse prior, Drugs drugs) {

  /**
   * @param ageYears age at admission in full or decimal years, 0-120; NaN if not known
   */
  public record Patient(double ageYears, Sex sex) {

    public static final Patient UNKNOWN = new Patient(Double.NaN, Sex.UNKNOWN);
  }

  /**
   * @param disposition {@code UNKNOWN} while in hospital
   * @param specialty medical specialty or hospital service in the sender's words, or null
   * @param discharged whether the stay is over
   * @param lengthDays from admission to discharge; NaN while in hospital
   */
  public record Admission(
      Urgency urgency,
      AdmissionSource source,
      Disposition disposition,
      String specialty,
      boolean discharged,
      double lengthDays) {

    public static final Admission UNKNOWN =
        new Admission(
            Urgency.UNKNOWN, AdmissionSource.UNKNOWN, Disposition.UNKNOWN, null, false, Double.NaN);
  }

  /**
   * @param diagnoses the principal one first
   * @param diagnosisCount how many diagnoses there are, coded here or not; NaN if not known
   * @param procedureCount how many procedures there were, coded here or not; NaN if not known
   */
  public record Coded(
      List<Code> diagnoses, double diagnosisCount, List<Code> procedures, double procedureCount) {

    public static final Coded UNKNOWN = new Coded(List.of(), Double.NaN, List.of(), Double.NaN);

    public Coded {
      diagnoses = List.copyOf(diagnoses);
      procedures = List.copyOf(procedures);
    }
  }

  /**
   * Results of the stay; NaN if there is none.
   *
   * @param haemoglobinGramsPerDl the last, g/dL
   * @param sodiumMmolPerL the last, mmol/L
   * @param maxGlucoseMgPerDl the highest, mg/dL
   * @param hba1cPercent the last, % (NGSP)
   * @param resultCount how many results of any kind; NaN if not known
   */
  public record Labs(
      double haemoglobinGramsPerDl,
      double sodiumMmolPerL,
      double maxGlucoseMgPerDl,
      double hba1cPercent,
      double resultCount) {

    public static final Labs UNKNOWN =
        new Labs(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * Visits that began before this stay was admitted, which is in none of them; NaN if not known.
   *
   * @param edVisits6Months emergency visits without admission or before one, last 6 months
   * @param edVisits12Months the same, last 12 months
   * @param admissions12Months inpatient stays, last 12 months
   * @param outpatient12Months outpatient visits, last 12 months
   */
  public record PriorUse(
      double edVisits6Months,
      double edVisits12Months,
      double admissions12Months,
      double outpatient12Months) {

    public static final PriorUse UNKNOWN =
        new PriorUse(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * Medication of the stay, as far as the sender tells it.
   *
   * @param count distinct drugs given; NaN if not known
   * @param changed 1 if a drug for diabetes was changed, 0 if none was; NaN if not known
   * @param forDiabetes 1 if a drug for diabetes was prescribed, 0 if none was; NaN if not known
   */
  public record Drugs(double count, Insulin insulin, double changed, double forDiabetes) {

    public static final Drugs UNKNOWN =
        new Drugs(Double.NaN, Insulin.UNKNOWN, Double.NaN, Double.NaN);
  }

  /** Insulin during the stay. */
  public enum Insulin {
    NONE,
    STEADY,
    RAISED,
    LOWERED,
    UNKNOWN
  }
}
