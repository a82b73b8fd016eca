package io.lifesign.clinical.vitals;

/**
 * Modified Early Warning Score, 0-14 (Subbe 2001, gaps closed as in the PMJ table; readings in
 * docs/clinical-decisions.md, "MEWS").
 */
public final class Mews extends AdultChart {

  /** From this total on the risk is increased. */
  public static final int RAISED_TOTAL = 5;

  static final Mews CHART = new Mews();

  private Mews() {
    super(
        Parameter.SYSTOLIC,
        Parameter.HEART_RATE,
        Parameter.RESPIRATORY_RATE,
        Parameter.TEMPERATURE,
        Parameter.CONSCIOUSNESS);
  }

  public static Score score(Observations observations, CareProfile profile) {
    return CHART.read(observations, profile);
  }

  @Override
  int cell(Parameter item, Observations observations, CareProfile profile) {
    if (!observations.has(item)) {
      return Cells.absent(observations.freshness(item));
    }
    double value = observations.value(item);
    return switch (item) {
      case SYSTOLIC -> systolic(value);
      case HEART_RATE -> pulse(value);
      case RESPIRATORY_RATE -> respiratoryRate(value);
      case TEMPERATURE -> temperature(value);
      case CONSCIOUSNESS -> consciousness(mentation(value, profile));
      default -> throw new IllegalArgumentException(item + " is no item of MEWS");
    };
  }

  static int systolic(double mmHg) {
    int pressure = Rounding.whole(mmHg);
    return pressure <= 70 ? 3 : pressure <= 80 ? 2 : pressure <= 100 ? 1 : pressure <= 199 ? 0 : 2;
  }

  static int pulse(double perMinute) {
    int rate = Rounding.whole(perMinute);
    return rate <= 40
        ? 2
        : rate <= 50 ? 1 : rate <= 100 ? 0 : rate <= 110 ? 1 : rate <= 129 ? 2 : 3;
  }

  static int respiratoryRate(double perMinute) {
    int rate = Rounding.whole(perMinute);
    return rate <= 8 ? 2 : rate <= 14 ? 0 : rate <= 20 ? 1 : rate <= 29 ? 2 : 3;
  }

  static int temperature(double celsius) {
    int tenths = Rounding.tenths(celsius);
    return tenths < 350 ? 2 : tenths < 385 ? 0 : 2;
  }

  /** A 0, new confusion as V 1, P 2, U 3. */
  private static int consciousness(int level) {
    return level == 0 ? 0 : Math.max(1, level - 1);
  }
}
