package io.lifesign.clinical.vitals;

/**
 * National Early Warning Score 2, 0-20 (Royal College of Physicians, 2017; readings in
 * docs/clinical-decisions.md, "NEWS2").
 */
public final class News2 extends AdultChart {

  /** From this total on the response is an emergency. */
  public static final int HIGH_TOTAL = 7;

  /** From this total on the response is urgent. */
  public static final int MEDIUM_TOTAL = 5;

  /** Points of a single parameter that make a red score. */
  public static final int RED_POINTS = 3;

  static final News2 CHART = new News2();
  static final String PREGNANT = "not in pregnancy";

  private static final int OXYGEN_POINTS = 2;

  private News2() {
    super(
        Parameter.RESPIRATORY_RATE,
        Parameter.SPO2,
        Parameter.SUPPLEMENTAL_OXYGEN,
        Parameter.SYSTOLIC,
        Parameter.HEART_RATE,
        Parameter.CONSCIOUSNESS,
        Parameter.TEMPERATURE);
  }

  public static Score score(Observations observations, CareProfile profile) {
    return CHART.read(observations, profile);
  }

  /** The response that a score calls for; null where it does not apply or is still open. */
  public static News2Band band(Score score) {
    if (!score.applies()) {
      return null;
    }
    if (score.total() >= HIGH_TOTAL) {
      return News2Band.HIGH;
    }
    if (!score.complete()) {
      return null;
    }
    if (score.total() >= MEDIUM_TOTAL) {
      return News2Band.MEDIUM;
    }
    return redScore(score) ? News2Band.LOW_MEDIUM : News2Band.LOW;
  }

  /** Whether any single measured parameter scores 3. */
  public static boolean redScore(Score score) {
    for (Score.Item item : score.items()) {
      if (item.points() != null && item.points() == RED_POINTS) {
        return true;
      }
    }
    return false;
  }

  @Override
  String notApplicable(CareProfile profile) {
    return profile.pregnant() ? PREGNANT : super.notApplicable(profile);
  }

  @Override
  Parameter source(Parameter item, Observations observations) {
    return item == Parameter.SUPPLEMENTAL_OXYGEN ? OxygenSupply.source(observations) : item;
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
      case RESPIRATORY_RATE -> respiratoryRate(value);
      case SPO2 -> profile.spo2Scale() == 2 ? spo2Scale2(value, observations) : spo2Scale1(value);
      case SYSTOLIC -> systolic(value);
      case HEART_RATE -> pulse(value);
      case CONSCIOUSNESS -> mentation(value, profile) == 0 ? 0 : RED_POINTS;
      case TEMPERATURE -> temperature(value);
      default -> throw new IllegalArgumentException(item + " is no item of NEWS2");
    };
  }

  static int respiratoryRate(double perMinute) {
    int rate = Rounding.whole(perMinute);
    return rate <= 8 ? 3 : rate <= 11 ? 1 : rate <= 20 ? 0 : rate <= 24 ? 2 : 3;
  }

  static int spo2Scale1(double percent) {
    int spo2 = Rounding.whole(percent);
    return spo2 <= 91 ? 3 : spo2 <= 93 ? 2 : spo2 <= 95 ? 1 : 0;
  }

  /** Below the target of 88-92 %, where oxygen plays no part. */
  static int spo2Scale2Below(double percent) {
    int spo2 = Rounding.whole(percent);
    return spo2 <= 83 ? 3 : spo2 <= 85 ? 2 : spo2 <= 87 ? 1 : 0;
  }

  /** Above the target of 88-92 %, for a patient on oxygen. */
  static int spo2Scale2OnOxygen(double percent) {
    int spo2 = Rounding.whole(percent);
    return spo2 <= 92 ? 0 : spo2 <= 94 ? 1 : spo2 <= 96 ? 2 : 3;
  }

  /** Above the target the points hang on oxygen: while that is unknown, so are they. */
  private static int spo2Scale2(double percent, Observations observations) {
    if (Rounding.whole(percent) <= 92) {
      return spo2Scale2Below(percent);
    }
    int oxygen = oxygen(observations);
    return switch (oxygen) {
      case OXYGEN_POINTS -> spo2Scale2OnOxygen(percent);
      case 0 -> 0;
      default -> oxygen;
    };
  }

  private static int oxygen(Observations observations) {
    Parameter source = OxygenSupply.source(observations);
    if (source == null) {
      return OxygenSupply.absent(observations);
    }
    return OxygenSupply.oxygen(source, observations) ? OXYGEN_POINTS : 0;
  }

  static int systolic(double mmHg) {
    int pressure = Rounding.whole(mmHg);
    return pressure <= 90 ? 3 : pressure <= 100 ? 2 : pressure <= 110 ? 1 : pressure <= 219 ? 0 : 3;
  }

  static int pulse(double perMinute) {
    int rate = Rounding.whole(perMinute);
    return rate <= 40 ? 3 : rate <= 50 ? 1 : rate <= 90 ? 0 : rate <= 110 ? 1 : rate <= 130 ? 2 : 3;
  }

  static int temperature(double celsius) {
    int tenths = Rounding.tenths(celsius);
    return tenths <= 350 ? 3 : tenths <= 360 ? 1 : tenths <= 380 ? 0 : tenths <= 390 ? 1 : 2;
  }
}
