package io.lifesign.clinical.rhythm;

import java.util.ArrayList;
import java.util.List;

/**
 * The bounds of {@link AlarmVerdict} that are not the definitions' own, and so have to show their
 * worth on alarms that they were not chosen on.
 *
 * @param asystoleMicros without a QRS, at least, us
 * @param pulseGoesOn pulses a minute within the pause from which the heart went on, if slowly
 * @param bradycardiaRate below, over 5 beats, /min
 * @param tachycardiaBeats beats above 140/min in a row
 * @param ventricularRate above, over 5 ectopic beats, /min
 * @param longRun ventricular beats from which a run is long enough for the pulse to show it
 * @param fibrillates measure of fibrillation, at or above, 0-1
 */
public record AlarmBounds(
    long asystoleMicros,
    double pulseGoesOn,
    double bradycardiaRate,
    int tachycardiaBeats,
    double ventricularRate,
    int longRun,
    double fibrillates) {

  /**
   * In force: the definitions' bounds, widened by what R peaks can be misplaced by (40 to 42, 100
   * to 95, 4 to 3.9 s) and, for tachycardia, by what has not come by the time of a prompt alarm.
   */
  public static AlarmBounds standard() {
    return new AlarmBounds(3_900_000, 35, 42, 12, 95, 15, 0.5);
  }

  /** The definitions' own. */
  public static AlarmBounds definitions() {
    return new AlarmBounds(4_000_000, 35, 40, 17, 100, 15, 0.5);
  }

  /** All that a choice is made from, the definitions' own first. */
  public static List<AlarmBounds> choices() {
    List<AlarmBounds> choices = new ArrayList<>();
    choices.add(definitions());
    for (long pause : new long[] {4_000_000, 3_900_000, 3_500_000}) {
      for (double pulse : new double[] {35, 25, 45}) {
        choices.add(new AlarmBounds(pause, pulse, 40, 17, 100, 15, 0.5));
      }
    }
    for (double slow : new double[] {42, 45}) {
      choices.add(new AlarmBounds(4_000_000, 35, slow, 17, 100, 15, 0.5));
    }
    for (int beats : new int[] {12, 8}) {
      choices.add(new AlarmBounds(4_000_000, 35, 40, beats, 100, 15, 0.5));
    }
    for (double rate : new double[] {100, 95, 90}) {
      for (int run : new int[] {15, 10, 30}) {
        choices.add(new AlarmBounds(4_000_000, 35, 40, 17, rate, run, 0.5));
      }
    }
    for (double measure : new double[] {0.4, 0.6}) {
      choices.add(new AlarmBounds(4_000_000, 35, 40, 17, 100, 15, measure));
    }
    return List.copyOf(choices);
  }
}
