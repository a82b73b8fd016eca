package io.lifesign.replay.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Alerts of two runs over the same history, matched one to one. */
final class Differences {

  private static final double MICROS_PER_MINUTE = 60_000_000;

  private Differences() {}

  /** By rule, in the order of their names. */
  static List<RuleDifference> byRule(
      List<AlertSpan> before, List<AlertSpan> after, List<Deterioration> events) {
    SortedSet<String> rules = new TreeSet<>();
    before.forEach(alert -> rules.add(alert.ruleId()));
    after.forEach(alert -> rules.add(alert.ruleId()));
    return rules.stream()
        .map(rule -> rule(rule, of(rule, before), of(rule, after), events))
        .toList();
  }

  private static List<AlertSpan> of(String rule, List<AlertSpan> alerts) {
    return alerts.stream().filter(alert -> alert.ruleId().equals(rule)).toList();
  }

  private static RuleDifference rule(
      String rule, List<AlertSpan> before, List<AlertSpan> after, List<Deterioration> events) {
    List<AlertSpan> removed = new ArrayList<>(before);
    List<AlertSpan> added = new ArrayList<>(after);
    List<Long> shifts = new ArrayList<>();
    int same = 0;
    // equal onsets first, so that an alert is not matched with a neighbour of its own counterpart
    for (AlertSpan old : before) {
      for (AlertSpan other : after) {
        if (old.alertId().equals(other.alertId())) {
          removed.remove(old);
          added.remove(other);
          if (old.raisedMicros() == other.raisedMicros()) {
            same++;
          } else {
            shifts.add(other.raisedMicros() - old.raisedMicros());
          }
        }
      }
    }
    for (AlertSpan old : List.copyOf(removed)) {
      added.stream()
          .filter(old::meets)
          .findFirst()
          .ifPresent(
              other -> {
                removed.remove(old);
                added.remove(other);
                shifts.add(other.raisedMicros() - old.raisedMicros());
              });
    }
    Double mean =
        shifts.isEmpty()
            ? null
            : shifts.stream().mapToLong(Long::longValue).average().orElseThrow()
                / MICROS_PER_MINUTE;
    return new RuleDifference(
        rule,
        before.size(),
        after.size(),
        same,
        shifts.size(),
        added.size(),
        removed.size(),
        mean,
        LeadTime.of(events, before),
        LeadTime.of(events, after));
  }
}
