package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Verdicts on alarms against what experts said of them. */
public record AlarmCounts(long tp, long tn, long fp, long fn) {

  static final AlarmCounts NONE = new AlarmCounts(0, 0, 0, 0);

  /** A suppressed true alarm weighs as much as five false ones that came through. */
  private static final int MISSED_WEIGHT = 5;

  static AlarmCounts one(boolean is, boolean said) {
    StateCounts one = StateCounts.one(is, said);
    return new AlarmCounts(one.tp(), one.tn(), one.fp(), one.fn());
  }

  /** The score of the PhysioNet/CinC Challenge 2015, per cent; null without any alarm. */
  @JsonProperty
  public Double score() {
    return Percent.of(tp + tn, tp + tn + fp + MISSED_WEIGHT * fn);
  }

  AlarmCounts plus(AlarmCounts other) {
    return new AlarmCounts(tp + other.tp, tn + other.tn, fp + other.fp, fn + other.fn);
  }
}
