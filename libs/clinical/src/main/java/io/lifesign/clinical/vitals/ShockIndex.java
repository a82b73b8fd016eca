package io.lifesign.clinical.vitals;

/**
 * Shock index: heart rate over systolic pressure, of the values as measured
 * (docs/clinical-decisions.md, "Shock index and mean arterial pressure").
 */
public final class ShockIndex {

  /** Raised from here on. */
  public static final double RAISED = 0.9;

  /** High from here on. */
  public static final double HIGH = 1.0;

  private ShockIndex() {}

  /** The index, {@code NaN} unless both were measured within 15 min of each other. */
  public static double of(Observations observations) {
    return Pairing.paired(Parameter.HEART_RATE, Parameter.SYSTOLIC, observations)
        ? observations.value(Parameter.HEART_RATE) / observations.value(Parameter.SYSTOLIC)
        : Double.NaN;
  }

  /** 0 not known, 1 below {@link #RAISED}, 2 raised, 3 high. */
  static int step(double index) {
    return Double.isNaN(index) ? 0 : index < RAISED ? 1 : index < HIGH ? 2 : 3;
  }
}
