package io.lifesign.clinical.vitals;

import java.util.List;

/**
 * The one way from observations to scores. A stream first compares {@link #fingerprint} and calls
 * {@link #score} only where it changed or an emission is due.
 */
public final class VitalScorer {

  /** Why scores are emitted. */
  public enum Trigger {
    CHANGE,
    SCHEDULE
  }

  /** What no fingerprint equals: the one before any reading. */
  public static final long NO_FINGERPRINT = -1;

  private static final int SHOCK_SHIFT = 54;
  private static final int MEAN_SHIFT = 56;
  private static final int POPULATION_SHIFT = 57;
  private static final int SCALE_SHIFT = 59;
  private static final int SPO2_SHIFT = 60;

  private VitalScorer() {}

  /**
   * All scores at an instant.
   *
   * @param flags remarks on quality since the scores before
   */
  public static VitalScores score(
      Observations observations,
      CareProfile profile,
      long atMicros,
      Trigger trigger,
      List<QualityFlag> flags) {
    Score news2 = News2.score(observations, profile);
    Score sirs = Sirs.score(observations, profile);
    return new VitalScores(
        profile.patientId(),
        atMicros,
        trigger == Trigger.SCHEDULE,
        profile.wardId(),
        profile.bedId(),
        profile.spo2Scale(),
        news2,
        News2.band(news2),
        News2.redScore(news2),
        Mews.score(observations, profile),
        QSofa.score(observations, profile),
        sirs,
        Sirs.measurable(sirs),
        BedsidePews.score(observations, profile),
        known(ShockIndex.of(observations)),
        known(MeanArterialPressure.of(observations)),
        List.copyOf(flags));
  }

  /**
   * Points and freshness of every item of every score that applies, the step of the shock index,
   * whether there is a mean arterial pressure, the SpO2 band and scale, and which scores apply:
   * packed without loss and without allocation, never negative. Equal fingerprints mean that no
   * points changed. Ward, bed and flags are not in it.
   */
  public static long fingerprint(Observations observations, CareProfile profile) {
    long fingerprint =
        profile.child() ? child(observations, profile) : adult(observations, profile);
    return fingerprint
        | (long) ShockIndex.step(ShockIndex.of(observations)) << SHOCK_SHIFT
        | (Double.isNaN(MeanArterialPressure.of(observations)) ? 0L : 1L) << MEAN_SHIFT
        | (profile.child() ? 2L : profile.pregnant() ? 1L : 0L) << POPULATION_SHIFT
        | (profile.spo2Scale() == 2 ? 1L : 0L) << SCALE_SHIFT
        | (long) spo2Band(observations, profile) << SPO2_SHIFT;
  }

  /**
   * How far below target SpO2 lies on the patient's NEWS2 scale, 0 to 3, whatever oxygen is given;
   * more than 3 where there is none.
   */
  public static int spo2Band(Observations observations, CareProfile profile) {
    if (!observations.has(Parameter.SPO2)) {
      return Cells.absent(observations.freshness(Parameter.SPO2));
    }
    double spo2 = observations.value(Parameter.SPO2);
    return profile.spo2Scale() == 2 ? News2.spo2Scale2Below(spo2) : News2.spo2Scale1(spo2);
  }

  private static long adult(Observations observations, CareProfile profile) {
    long packed = profile.pregnant() ? 0 : News2.CHART.cells(observations, profile);
    int shift = Cells.BITS * News2.CHART.size();
    packed |= Mews.CHART.cells(observations, profile) << shift;
    shift += Cells.BITS * Mews.CHART.size();
    packed |= QSofa.CHART.cells(observations, profile) << shift;
    shift += Cells.BITS * QSofa.CHART.size();
    return packed | Sirs.CHART.cells(observations, profile) << shift;
  }

  private static long child(Observations observations, CareProfile profile) {
    return BedsidePews.CHART.cells(observations, profile);
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
