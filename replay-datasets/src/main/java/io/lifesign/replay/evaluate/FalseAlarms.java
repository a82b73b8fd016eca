package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.Annotations;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Episodes told that meet no annotated episode of their kind.
 *
 * @param counts by kind
 * @param seconds of record
 */
public record FalseAlarms(Map<Kind, Long> counts, double seconds) {

  private static final double SECONDS_PER_DAY = 86_400;

  /** How far from an annotated episode one may be told, s. */
  private static final double TOLERANCE_SECONDS = 10;

  /** What is compared with what. */
  public enum Kind {
    VT(ToldRhythms.TACHYCARDIA, union(Rhythms.TACHYCARDIA, Rhythms.FIBRILLATION)),
    VF(ToldRhythms.FIBRILLATION, union(Rhythms.FIBRILLATION, Rhythms.TACHYCARDIA)),
    ASYSTOLE(ToldRhythms.ASYSTOLE, Rhythms.ASYSTOLE),
    AF(ToldRhythms.ATRIAL_FIBRILLATION, Rhythms.ATRIAL_FIBRILLATION);

    private final Set<String> told;
    private final Set<String> annotated;

    Kind(Set<String> told, Set<String> annotated) {
      this.told = told;
      this.annotated = annotated;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
      Set<String> both = new TreeSet<>(one);
      both.addAll(other);
      return both;
    }
  }

  static FalseAlarms of(Annotations reference, Detection detection) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    long tolerance = Math.round(TOLERANCE_SECONDS * detection.hertz());
    for (Kind kind : Kind.values()) {
      Intervals annotated = Rhythms.annotated(reference, kind.annotated);
      counts.put(
          kind,
          detection.episodes().stream()
              .filter(episode -> kind.told.contains(episode.rhythm()))
              .map(
                  episode ->
                      new Interval(
                          detection.sample(episode.onsetMicros()),
                          detection.sample(episode.endMicros())))
              .filter(told -> !annotated.meet(told, tolerance))
              .count());
    }
    return new FalseAlarms(counts, reference.endSample() / detection.hertz());
  }

  static FalseAlarms sum(Collection<FalseAlarms> all) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    double seconds = 0;
    for (FalseAlarms one : all) {
      one.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
      seconds += one.seconds;
    }
    return new FalseAlarms(counts, seconds);
  }

  /** False alarms in 24 h of record, by kind. */
  @JsonProperty
  public Map<Kind, Double> per24h() {
    Map<Kind, Double> rates = new EnumMap<>(Kind.class);
    if (seconds > 0) {
      counts.forEach(
          (kind, count) -> rates.put(kind, Percent.rounded(count * SECONDS_PER_DAY / seconds)));
    }
    return rates;
  }
}
