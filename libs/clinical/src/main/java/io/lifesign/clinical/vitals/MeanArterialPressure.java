package io.lifesign.clinical.vitals;

/** Mean arterial pressure, mmHg: a third of the way from diastolic to systolic. */
public final class MeanArterialPressure {

  private MeanArterialPressure() {}

  /** mmHg, {@code NaN} unless both pressures were measured within 15 min of each other. */
  public static double of(Observations observations) {
    return Pairing.paired(Parameter.SYSTOLIC, Parameter.DIASTOLIC, observations)
        ? (observations.value(Parameter.SYSTOLIC) + 2 * observations.value(Parameter.DIASTOLIC)) / 3
        : Double.NaN;
  }
}
