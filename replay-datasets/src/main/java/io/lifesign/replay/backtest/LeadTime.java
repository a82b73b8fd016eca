package io.lifesign.replay.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long before a patient got worse ({@link Deterioration}) the ward had been told of the
 * patient, in that stay.
 *
 * @param reached stays in which that came
 * @param warned those of them in which a clinical alert had been raised before
 * @param medianMinutes over those warned, from the first alert; null if nobody was
 */
public record LeadTime(int reached, int warned, Double medianMinutes) {

  private static final double MICROS_PER_MINUTE = 60_000_000;

  static LeadTime of(List<Deterioration> events, List<AlertSpan> alerts) {
    List<Long> leads = new ArrayList<>();
    for (Deterioration event : events) {
      OptionalLong told =
          alerts.stream().filter(event::warnedBy).mapToLong(AlertSpan::raisedMicros).min();
      told.ifPresent(at -> leads.add(event.atMicros() - at));
    }
    return new LeadTime(events.size(), leads.size(), median(leads));
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
