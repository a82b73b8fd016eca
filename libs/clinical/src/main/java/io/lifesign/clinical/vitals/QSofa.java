package io.lifesign.clinical.vitals;

/**
 * quick SOFA, 0-3 (Sepsis-3, Singer 2016; readings in docs/clinical-decisions.md, "qSOFA"). An item
 * more than 4 h older than the latest one is stale.
 */
public final class QSofa extends AdultChart {

  /** Positive from this total on. */
  public static final int POSITIVE_TOTAL = 2;

  static final QSofa CHART = new QSofa();

  private QSofa() {
    super(Parameter.RESPIRATORY_RATE, Parameter.SYSTOLIC, Parameter.CONSCIOUSNESS);
  }

  public static Score score(Observations observations, CareProfile profile) {
    return CHART.read(observations, profile);
  }

  public static boolean positive(Score score) {
    return score.applies() && score.total() >= POSITIVE_TOTAL;
  }

  @Override
  int cell(Parameter item, Observations observations, CareProfile profile) {
    if (!observations.has(item)) {
      return Cells.absent(observations.freshness(item));
    }
    if (Pairing.outlived(
        item,
        Parameter.RESPIRATORY_RATE,
        Parameter.SYSTOLIC,
        Parameter.CONSCIOUSNESS,
        observations)) {
      return Cells.STALE;
    }
    double value = observations.value(item);
    boolean met =
        switch (item) {
          case RESPIRATORY_RATE -> Rounding.whole(value) >= 22;
          case SYSTOLIC -> Rounding.whole(value) <= 100;
          case CONSCIOUSNESS -> mentation(value, profile) != 0;
          default -> throw new IllegalArgumentException(item + " is no item of qSOFA");
        };
    return met ? 1 : 0;
  }
}
