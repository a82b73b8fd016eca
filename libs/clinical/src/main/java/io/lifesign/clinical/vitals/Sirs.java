package io.lifesign.clinical.vitals;

/**
 * Systemic inflammatory response, criteria met of four (Bone 1992; readings in
 * docs/clinical-decisions.md, "SIRS"). The white cell count never comes on a stream of vital signs,
 * so the score is never complete. An item more than 4 h older than the latest one is stale.
 */
public final class Sirs extends AdultChart {

  /** Positive from this many criteria on. */
  public static final int POSITIVE_TOTAL = 2;

  static final Sirs CHART = new Sirs();

  private Sirs() {
    super(Parameter.TEMPERATURE, Parameter.HEART_RATE, Parameter.RESPIRATORY_RATE);
  }

  public static Score score(Observations observations, CareProfile profile) {
    return CHART.read(observations, profile);
  }

  /** How many of the four criteria could be judged, 0-3. */
  public static int measurable(Score score) {
    return (int) score.items().stream().filter(item -> item.points() != null).count();
  }

  public static boolean positive(Score score) {
    return score.applies() && score.total() >= POSITIVE_TOTAL;
  }

  @Override
  boolean complete(long cells) {
    return false;
  }

  @Override
  int cell(Parameter item, Observations observations, CareProfile profile) {
    if (!observations.has(item)) {
      return Cells.absent(observations.freshness(item));
    }
    if (Pairing.outlived(
        item,
        Parameter.TEMPERATURE,
        Parameter.HEART_RATE,
        Parameter.RESPIRATORY_RATE,
        observations)) {
      return Cells.STALE;
    }
    double value = observations.value(item);
    boolean met =
        switch (item) {
          case TEMPERATURE -> temperature(Rounding.tenths(value));
          case HEART_RATE -> Rounding.whole(value) > 90;
          case RESPIRATORY_RATE -> Rounding.whole(value) > 20;
          default -> throw new IllegalArgumentException(item + " is no item of SIRS");
        };
    return met ? 1 : 0;
  }

  private static boolean temperature(int tenths) {
    return tenths < 360 || tenths > 380;
  }
}
