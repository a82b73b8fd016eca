package io.lifesign.clinical.vitals;

/**
 * A measured parameter, its UCUM unit and its plausible range (docs/clinical-decisions.md,
 * "Plausible ranges").
 *
 * <p>Every value travels as a {@code double}: consciousness as {@link Consciousness#ordinal()},
 * effort as {@link RespiratoryEffort#ordinal()}, supplemental oxygen as 0 or 1.
 */
public enum Parameter {
  RESPIRATORY_RATE("/min", 0, 80),
  SPO2("%", 40, 100),
  SUPPLEMENTAL_OXYGEN("", 0, 1),
  SYSTOLIC("mm[Hg]", 30, 300),
  HEART_RATE("/min", 0, 300),
  CONSCIOUSNESS("", 0, 4),
  TEMPERATURE("Cel", 25, 45),
  DIASTOLIC("mm[Hg]", 10, 200),
  OXYGEN_FLOW("L/min", 0, 100),
  FIO2("1", 0.21, 1),
  CAPILLARY_REFILL("s", 0, 30),
  RESPIRATORY_EFFORT("", 0, 4);

  public static final int COUNT = 12;

  private final String unit;
  private final double lowest;
  private final double highest;

  Parameter(String unit, double lowest, double highest) {
    this.unit = unit;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** UCUM unit, empty for codes. */
  public String unit() {
    return unit;
  }

  /** Whether a value lies within the plausible range, its ends included. */
  public boolean plausible(double value) {
    return value >= lowest && value <= highest;
  }
}
