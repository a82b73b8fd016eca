package io.lifesign.clinical.readmission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the readmission model looks at, in order. Race is not in it. NaN is a value that is not
 * known (docs/model-card-readmission.md).
 */
public final class ReadmissionFeatures {

  private static final List<String> SPECIALTIES =
      List.of(
          "cardiolog",
          "surg",
          "orthop",
          "internal",
          "family",
          "emergency",
          "nephrol",
          "pulmo",
          "psych",
          "oncol",
          "hematol",
          "pediatric",
          "gynec",
          "urolog",
          "gastro",
          "rehab",
          "radiol",
          "neuro",
          "vascular");
  private static final List<Urgency> URGENCIES =
      List.of(Urgency.EMERGENCY, Urgency.URGENT, Urgency.ELECTIVE);
  private static final List<AdmissionSource> SOURCES =
      List.of(
          AdmissionSource.EMERGENCY_ROOM,
          AdmissionSource.REFERRAL,
          AdmissionSource.TRANSFER_ACUTE,
          AdmissionSource.TRANSFER_OTHER);
  private static final List<Disposition> DISPOSITIONS =
      List.of(
          Disposition.HOME,
          Disposition.HOME_WITH_CARE,
          Disposition.SKILLED_NURSING,
          Disposition.REHABILITATION,
          Disposition.TRANSFER_ACUTE,
          Disposition.LEFT_AGAINST_ADVICE,
          Disposition.OTHER);

  /** The training data count no further than about this. */
  private static final double MOST_DIAGNOSES = 9;

  /** Levels by which the training data tell the highest glucose (mg/dL) and HbA1c (%). */
  private static final double RAISED_GLUCOSE = 200;

  private static final double HIGH_GLUCOSE = 300;
  private static final double RAISED_HBA1C = 7;
  private static final double HIGH_HBA1C = 8;

  private static final List<String> NAMES = names();

  private ReadmissionFeatures() {}

  /** Names in the order of {@link #of}. */
  public static List<String> all() {
    return NAMES;
  }

  private static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "ageYears",
                "female",
                "lengthDays",
                "labResults",
                "procedures",
                "drugs",
                "diagnoses",
                "outpatient12Months",
                "edVisits12Months",
                "admissions12Months",
                "glucoseLevel",
                "hba1cLevel",
                "insulin",
                "drugChanged",
                "diabetesDrug"));
    URGENCIES.forEach(one -> names.add("urgency." + one));
    SOURCES.forEach(one -> names.add("source." + one));
    DISPOSITIONS.forEach(one -> names.add("disposition." + one));
    SPECIALTIES.forEach(one -> names.add("specialty." + one));
    DiagnosisGroups.names().forEach(one -> names.add("first." + one));
    DiagnosisGroups.names().forEach(one -> names.add("any." + one));
    return List.copyOf(names);
  }

  public static float[] of(Stay stay) {
    Row row = new Row();
    row.add(stay.patient().ageYears());
    row.add(
        switch (stay.patient().sex()) {
          case FEMALE -> 1;
          case MALE -> 0;
          case OTHER, UNKNOWN -> Double.NaN;
        });
    row.add(Math.floor(stay.admission().lengthDays()));
    row.add(stay.labs().resultCount());
    row.add(stay.coded().procedureCount());
    row.add(stay.drugs().count());
    row.add(Math.min(MOST_DIAGNOSES, stay.coded().diagnosisCount()));
    row.add(stay.prior().outpatient12Months());
    row.add(stay.prior().edVisits12Months());
    row.add(stay.prior().admissions12Months());
    row.add(level(stay.labs().maxGlucoseMgPerDl(), RAISED_GLUCOSE, HIGH_GLUCOSE));
    row.add(level(stay.labs().hba1cPercent(), RAISED_HBA1C, HIGH_HBA1C));
    row.add(
        switch (stay.drugs().insulin()) {
          case NONE -> 0;
          case STEADY -> 1;
          case LOWERED -> 2;
          case RAISED -> 3;
          case UNKNOWN -> Double.NaN;
        });
    row.add(stay.drugs().changed());
    row.add(stay.drugs().forDiabetes());
    admission(stay.admission(), row);
    int groups = DiagnosisGroups.names().size();
    DiagnosisGroups.read(stay.coded().diagnoses(), row.values, row.next, row.next + groups);
    return row.values;
  }

  private static void admission(Stay.Admission admission, Row row) {
    boolean urgencyKnown = admission.urgency() != Urgency.UNKNOWN;
    for (Urgency one : URGENCIES) {
      row.flag(urgencyKnown, admission.urgency() == one);
    }
    boolean sourceKnown = admission.source() != AdmissionSource.UNKNOWN;
    for (AdmissionSource one : SOURCES) {
      row.flag(sourceKnown, admission.source() == one);
    }
    boolean dispositionKnown = admission.disposition() != Disposition.UNKNOWN;
    for (Disposition one : DISPOSITIONS) {
      row.flag(dispositionKnown, admission.disposition() == one);
    }
    boolean told = admission.specialty() != null && !admission.specialty().isBlank();
    // neurology holds the letters of urology
    String specialty =
        told ? admission.specialty().toLowerCase(Locale.ROOT).replace("neurolog", "neuro") : "";
    for (String one : SPECIALTIES) {
      row.flag(told, specialty.contains(one));
    }
  }

  /** 0 up to the first bound, 1 up to the second, 2 above; NaN for NaN. */
  private static double level(double value, double raised, double high) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    return value > high ? 2 : value > raised ? 1 : 0;
  }

  /** The values as they are filled in. */
  private static final class Row {

    private final float[] values = new float[NAMES.size()];
    private int next;

    private void add(double value) {
      values[next++] = (float) value;
    }

    private void flag(boolean known, boolean yes) {
      add(known ? (yes ? 1 : 0) : Double.NaN);
    }
  }
}
