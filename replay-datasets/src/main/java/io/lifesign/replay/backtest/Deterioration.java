package io.lifesign.replay.backtest;

import io.lifesign.clinical.vitals.VitalScores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a ward wants to be warned of, the first in a stay: a NEWS2 of 7 or more, or a death that the
 * EHR recorded.
 *
 * @param fromMicros when the stay began, us
 * @param atMicros when it came, us
 */
record Deterioration(String patientId, long fromMicros, long atMicros) {

  /** The threshold of an emergency response (RCP 2017). */
  private static final int EMERGENCY = 7;

  /** By patient, then by stay. What lies in no recorded stay is the patient's own, outside them. */
  static List<Deterioration> of(Collection<VitalScores> scores, RecordedStays recorded) {
    Map<String, TreeSet<Long>> times = new TreeMap<>();
    for (VitalScores score : scores) {
      if (score.news2().applies() && score.news2().total() >= EMERGENCY) {
        times.computeIfAbsent(score.patientId(), key -> new TreeSet<>()).add(score.atMicros());
      }
    }
    recorded
        .deaths()
        .forEach((patient, at) -> times.computeIfAbsent(patient, key -> new TreeSet<>()).add(at));
    List<Deterioration> events = new ArrayList<>();
    times.forEach((patient, all) -> events.addAll(ofPatient(patient, all, recorded.of(patient))));
    return events;
  }

  private static List<Deterioration> ofPatient(
      String patient, TreeSet<Long> times, List<RecordedStays.Stay> stays) {
    Map<RecordedStays.Stay, Long> first = new HashMap<>();
    for (long at : times) {
      RecordedStays.Stay stay =
          stays.stream()
              .filter(each -> each.holds(at))
              .findFirst()
              .orElse(RecordedStays.Stay.ALWAYS);
      first.putIfAbsent(stay, at);
    }
    return first.entrySet().stream()
        .map(event -> new Deterioration(patient, event.getKey().fromMicros(), event.getValue()))
        .sorted(Comparator.comparingLong(Deterioration::atMicros))
        .toList();
  }

  /** Whether the ward was told of the patient in time by this alert. */
  boolean warnedBy(AlertSpan alert) {
    return alert.patientId().equals(patientId)
        && !alert.technical() // a silent sensor warns of no deterioration
        && alert.raisedMicros() >= fromMicros
        && alert.raisedMicros() < atMicros;
  }
}
