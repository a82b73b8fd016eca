package io.lifesign.clinical.vitals;

/**
 * Rounding half up to the precision that charts are written for, done once and before banding
 * (docs/clinical-decisions.md, "Rounding").
 *
 * <p>A value is read as the decimal that it was sent as: {@code 38.05} rounds to 38.1 although the
 * binary number is a little below it. Comparing with {@code (2k + 1) / 20.0} does this exactly:
 * both integers are exact, so the quotient is the very {@code double} that the decimal half k.5
 * tenths has. {@code x * 10 + 0.5} would not.
 */
public final class Rounding {

  private Rounding() {}

  /** Whole numbers: pulse, respiration, SpO2, blood pressure. */
  public static int whole(double value) {
    return (int) Math.floor(value) + (value - Math.floor(value) >= 0.5 ? 1 : 0);
  }

  /** Tenths: 380 for a temperature of 38.0. */
  public static int tenths(double value) {
    int below = (int) Math.floor(value * 10);
    return value >= (2 * below + 1) / 20.0 ? below + 1 : below;
  }

  /** The value as it would be charted, in the parameter's unit. */
  public static double charted(Parameter parameter, double value) {
    return switch (parameter) {
      case RESPIRATORY_RATE, SPO2, SYSTOLIC, DIASTOLIC, HEART_RATE -> whole(value);
      case TEMPERATURE -> tenths(value) / 10.0;
      default -> value;
    };
  }
}
