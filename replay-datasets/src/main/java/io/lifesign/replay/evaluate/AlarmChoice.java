package io.lifesign.replay.evaluate;

import io.lifesign.clinical.rhythm.AlarmBounds;
import java.util.ArrayList;
import java.util.List;

/**
 * What would be said of alarms with bounds that were not chosen on them: of each type, every alarm
 * in turn is judged with the bounds that score best on all others of its type, the definitions' own
 * where others are no better. Mutable.
 */
final class AlarmChoice {

  private static final List<AlarmBounds> CHOICES = AlarmBounds.choices();

  /**
   * @param verdicts by the place of the bounds among the choices
   */
  record Judged(String type, boolean label, List<Boolean> verdicts) {}

  private final List<Judged> all = new ArrayList<>();

  static List<AlarmBounds> choices() {
    return CHOICES;
  }

  void add(Judged alarm) {
    all.add(alarm);
  }

  AlarmCounts withDefinitionsBounds() {
    return all.stream().map(alarm -> count(alarm, 0)).reduce(AlarmCounts.NONE, AlarmCounts::plus);
  }

  AlarmCounts crossValidated() {
    return all.stream()
        .map(alarm -> count(alarm, best(alarm)))
        .reduce(AlarmCounts.NONE, AlarmCounts::plus);
  }

  private int best(Judged leftOut) {
    int best = 0;
    double most = -1;
    for (int choice = 0; choice < CHOICES.size(); choice++) {
      AlarmCounts counts = AlarmCounts.NONE;
      for (Judged other : all) {
        if (other != leftOut && other.type().equals(leftOut.type())) {
          counts = counts.plus(count(other, choice));
        }
      }
      Double score = counts.score();
      if (score != null && score > most) {
        most = score;
        best = choice;
      }
    }
    return best;
  }

  private static AlarmCounts count(Judged alarm, int choice) {
    return AlarmCounts.one(alarm.label(), alarm.verdicts().get(choice));
  }
}
