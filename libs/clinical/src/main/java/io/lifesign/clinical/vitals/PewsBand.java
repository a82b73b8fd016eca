package io.lifesign.clinical.vitals;

/**
 * The age bands of Bedside PEWS with the bounds of each (Parshuram 2009, Crit Care 13:R135, table
 * 1): points 1, 2 and 4 from each high bound up and from each low bound down.
 */
enum PewsBand {
  UNDER_3_MONTHS(
      0.25,
      new int[] {150, 180, 190, 110, 90, 80},
      new int[] {80, 100, 130, 60, 50, 45},
      new int[] {61, 81, 91, 29, 19, 15}),
  UNDER_1_YEAR(
      1,
      new int[] {150, 170, 180, 100, 80, 70},
      new int[] {100, 120, 150, 80, 70, 60},
      new int[] {51, 71, 81, 24, 19, 15}),
  UNDER_5_YEARS(
      5,
      new int[] {120, 150, 170, 90, 70, 60},
      new int[] {110, 125, 160, 90, 75, 65},
      new int[] {41, 61, 71, 19, 15, 12}),
  UNDER_13_YEARS(
      13,
      new int[] {110, 130, 150, 70, 60, 50},
      new int[] {120, 140, 170, 90, 80, 70},
      new int[] {31, 41, 51, 19, 14, 10}),
  OLDER(
      Double.POSITIVE_INFINITY,
      new int[] {100, 120, 140, 60, 50, 40},
      new int[] {130, 150, 190, 100, 85, 75},
      new int[] {17, 23, 30, 11, 10, 9});

  private static final PewsBand[] BANDS = values();

  private final double belowYears;
  private final int[] heartRate;
  private final int[] systolic;
  private final int[] respiratoryRate;

  PewsBand(double belowYears, int[] heartRate, int[] systolic, int[] respiratoryRate) {
    this.belowYears = belowYears;
    this.heartRate = heartRate;
    this.systolic = systolic;
    this.respiratoryRate = respiratoryRate;
  }

  static PewsBand of(double ageYears) {
    for (PewsBand band : BANDS) {
      if (ageYears < band.belowYears) {
        return band;
      }
    }
    return OLDER;
  }

  int heartRate(double perMinute) {
    return points(Rounding.whole(perMinute), heartRate);
  }

  int systolic(double mmHg) {
    return points(Rounding.whole(mmHg), systolic);
  }

  int respiratoryRate(double perMinute) {
    return points(Rounding.whole(perMinute), respiratoryRate);
  }

  /** The highest matching points win. */
  private static int points(int value, int[] bounds) {
    if (value >= bounds[2] || value <= bounds[5]) {
      return 4;
    }
    if (value >= bounds[1] || value <= bounds[4]) {
      return 2;
    }
    return value >= bounds[0] || value <= bounds[3] ? 1 : 0;
  }
}
