package io.lifesign.replay.backtest;

import io.lifesign.clinical.vitals.VitalScores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long before a patient's first NEWS2 of 7 or more the ward had been told of the patient.
 *
 * @param reached patients whose NEWS2 reached 7
 * @param warned those of them of whom an alert had been raised before
 * @param medianMinutes over those warned, from the first alert; null if nobody was
 */
public record LeadTime(int reached, int warned, Double medianMinutes) {

  /** The threshold of an emergency response (RCP 2017). */
  private static final int EMERGENCY = 7;

  private static final double MICROS_PER_MINUTE = 60_000_000;

  /** When each patient's NEWS2 first reached 7, us; those alone whose did. */
  static SortedMap<String, Long> firstAtSeven(Collection<VitalScores> scores) {
    SortedMap<String, Long> first = new TreeMap<>();
    for (VitalScores score : scores) {
      if (score.news2().applies() && score.news2().total() >= EMERGENCY) {
        first.merge(score.patientId(), score.atMicros(), Math::min);
      }
    }
    return first;
  }

  /** Of clinical alerts only: a silent sensor warns of no deterioration. */
  static LeadTime of(SortedMap<String, Long> firstAtSeven, List<AlertSpan> alerts) {
    SortedMap<String, Long> told = new TreeMap<>();
    for (AlertSpan alert : alerts) {
      Long event = firstAtSeven.get(alert.patientId());
      if (event != null && !alert.technical() && alert.raisedMicros() < event) {
        told.merge(alert.patientId(), event - alert.raisedMicros(), Math::max);
      }
    }
    return new LeadTime(firstAtSeven.size(), told.size(), median(new ArrayList<>(told.values())));
  }

  private static Double median(List<Long> micros) {
    if (micros.isEmpty()) {
      return null;
    }
    micros.sort(Long::compare);
    int upper = micros.size() / 2;
    int lower = (micros.size() - 1) / 2;
    return (micros.get(lower) + micros.get(upper)) / 2.0 / MICROS_PER_MINUTE;
  }
}
