package io.lifesign.clinical.readmission;

import io.lifesign.clinical.readmission.IndexResult.Item;
import java.util.List;
import java.util.Locale;

/**
 * The HOSPITAL score, 0-13: haemoglobin, oncology service, sodium, procedure, index type,
 * admissions, length (Donze J et al., JAMA Intern Med 2013;173:632 and 2016;176:496;
 * docs/clinical-decisions.md). Bands: 0-4 low, 5-6 intermediate, 7 and more high. It tells of
 * potentially avoidable readmissions: never to be compared with rates of all.
 */
public enum Hospital {
  V2013("hospital-2013", 1, 6),
  V2016("hospital-2016", 2, 6);

  private static final int INTERMEDIATE_FROM = 5;
  private static final int HIGH_FROM = 7;
  private static final double LOW_HAEMOGLOBIN = 12;
  private static final double LOW_SODIUM = 135;
  private static final double LONG_STAY_DAYS = 5;

  private final String variant;
  private final int someAdmissions;
  private final int manyAdmissions;

  Hospital(String variant, int someAdmissions, int manyAdmissions) {
    this.variant = variant;
    this.someAdmissions = someAdmissions;
    this.manyAdmissions = manyAdmissions;
  }

  public String variant() {
    return variant;
  }

  public IndexResult of(Stay stay) {
    Stay.Admission admission = stay.admission();
    return IndexResult.of(
        variant,
        List.of(
            below("haemoglobin", stay.labs().haemoglobinGramsPerDl(), LOW_HAEMOGLOBIN),
            Item.flag("oncologyService", oncology(admission.specialty()), 2),
            below("sodium", stay.labs().sodiumMmolPerL(), LOW_SODIUM),
            Item.flag("procedure", procedure(stay.coded()), 1),
            Item.flag("urgentAdmission", Lace.acute(admission.urgency()), 1),
            admissions(stay.prior().admissions12Months()),
            admission.lengthDays() >= 0
                ? Item.of(
                    "lengthOfStay",
                    admission.lengthDays() >= LONG_STAY_DAYS ? 2 : 0,
                    admission.lengthDays())
                : Item.missing("lengthOfStay")),
        INTERMEDIATE_FROM,
        HIGH_FROM);
  }

  private static Item below(String name, double value, double limit) {
    return Double.isNaN(value) ? Item.missing(name) : Item.of(name, value < limit ? 1 : 0, value);
  }

  private Item admissions(double count) {
    if (!(count >= 0)) {
      return Item.missing("admissions");
    }
    int points = count >= manyAdmissions ? 5 : count >= someAdmissions ? 2 : 0;
    return Item.of("admissions", points, count);
  }

  /** Discharged from oncology, by the name of the service; haematology treats cancer too. */
  private static double oncology(String specialty) {
    if (specialty == null || specialty.isBlank()) {
      return Double.NaN;
    }
    String name = specialty.toLowerCase(Locale.ROOT);
    return name.contains("oncolog") || name.contains("hematolog") || name.contains("haematolog")
        ? 1
        : 0;
  }

  private static double procedure(Stay.Coded coded) {
    if (!coded.procedures().isEmpty()) {
      return 1;
    }
    return Double.isNaN(coded.procedureCount()) ? Double.NaN : coded.procedureCount() > 0 ? 1 : 0;
  }
}
