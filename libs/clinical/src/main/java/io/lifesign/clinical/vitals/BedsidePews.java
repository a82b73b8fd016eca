package io.lifesign.clinical.vitals;

/**
 * Bedside Paediatric Early Warning Score, 0-26 (Parshuram 2009, Crit Care 13:R135, table 1). The
 * oxygen row and the middle row of SpO2 come from secondary copies of that table, not from the
 * paper itself (docs/clinical-decisions.md, "Bedside PEWS").
 */
public final class BedsidePews extends Chart {

  /** Published threshold of an alert. */
  public static final int ALERT_TOTAL = 8;

  static final BedsidePews CHART = new BedsidePews();
  static final String ADULT = "only for under 16s";

  private BedsidePews() {
    super(
        Parameter.HEART_RATE,
        Parameter.SYSTOLIC,
        Parameter.CAPILLARY_REFILL,
        Parameter.RESPIRATORY_RATE,
        Parameter.RESPIRATORY_EFFORT,
        Parameter.SPO2,
        Parameter.SUPPLEMENTAL_OXYGEN);
  }

  public static Score score(Observations observations, CareProfile profile) {
    return CHART.read(observations, profile);
  }

  @Override
  String notApplicable(CareProfile profile) {
    return profile.child() ? null : ADULT;
  }

  @Override
  Parameter source(Parameter item, Observations observations) {
    return item == Parameter.SUPPLEMENTAL_OXYGEN ? OxygenSupply.amount(observations) : item;
  }

  @Override
  int cell(Parameter item, Observations observations, CareProfile profile) {
    if (item == Parameter.SUPPLEMENTAL_OXYGEN) {
      return oxygen(observations);
    }
    if (!observations.has(item)) {
      return Cells.absent(observations.freshness(item));
    }
    double value = observations.value(item);
    return switch (item) {
      case HEART_RATE -> PewsBand.of(profile.ageYears()).heartRate(value);
      case SYSTOLIC -> PewsBand.of(profile.ageYears()).systolic(value);
      case RESPIRATORY_RATE -> PewsBand.of(profile.ageYears()).respiratoryRate(value);
      case CAPILLARY_REFILL -> value < 3 ? 0 : 4;
      case RESPIRATORY_EFFORT -> effort((int) value);
      case SPO2 -> spo2(value);
      default -> throw new IllegalArgumentException(item + " is no item of Bedside PEWS");
    };
  }

  static int spo2(double percent) {
    int spo2 = Rounding.whole(percent);
    return spo2 <= 90 ? 2 : spo2 <= 94 ? 1 : 0;
  }

  /** Normal 0, mild 1, moderate 2, severe or apnoea 4. */
  private static int effort(int level) {
    return level >= RespiratoryEffort.SEVERE.ordinal() ? 4 : level;
  }

  private static int oxygen(Observations observations) {
    Parameter amount = OxygenSupply.amount(observations);
    return amount == null
        ? OxygenSupply.absent(observations)
        : OxygenSupply.amountPoints(amount, observations);
  }
}
