package io.lifesign.local;

import io.lifesign.schemas.Alert;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts alerts distinct by id and revision: a repeat is not another alert. */
final class AlertCounts {

  private record Revision(String alertId, int revision) {}

  private final Set<Revision> seen = new HashSet<>();
  private final SortedMap<String, Long> byRule = new TreeMap<>();
  private final SortedMap<String, Long> byPriority = new TreeMap<>();

  /** Whether the alert was not seen before. */
  synchronized boolean add(Alert alert) {
    if (!seen.add(new Revision(alert.getAlertId(), alert.getRevision()))) {
      return false;
    }
    byRule.merge(alert.getRuleId(), 1L, Long::sum);
    byPriority.merge(alert.getPriority().name(), 1L, Long::sum);
    return true;
  }

  synchronized long distinct() {
    return seen.size();
  }

  synchronized SortedMap<String, Long> byRule() {
    return new TreeMap<>(byRule);
  }

  synchronized SortedMap<String, Long> byPriority() {
    return new TreeMap<>(byPriority);
  }
}
