package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.Annotations;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Episodes told that meet no annotated episode of their kind.
 *
 * @param rates by kind; a kind that could not have been told is not there
 */
public record FalseAlarms(@JsonValue Map<Kind, Rate> rates) {

  /** How far from an annotated episode one may be told, s. */
  private static final double TOLERANCE_SECONDS = 10;

  /** Without signals nothing measures fibrillation of the ventricles. */
  private static final Set<Kind> FROM_BEATS = EnumSet.of(Kind.VT, Kind.ASYSTOLE, Kind.AF);

  /**
   * How often, in how long.
   *
   * @param hours of record
   */
  public record Rate(long count, double hours) {

    private static final double HOURS_PER_DAY = 24;

    /** In 24 h of record; null without any record. */
    @JsonProperty
    public Double per24h() {
      return hours == 0 ? null : Percent.rounded(count * HOURS_PER_DAY / hours);
    }

    Rate plus(Rate other) {
      return new Rate(count + other.count, hours + other.hours);
    }
  }

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
    double hours = reference.endSample() / detection.hertz() / 3_600;
    Set<Kind> kinds = detection.leadSamples() > 0 ? EnumSet.allOf(Kind.class) : FROM_BEATS;
    Map<Kind, Rate> rates = new EnumMap<>(Kind.class);
    for (Kind kind : kinds) {
      rates.put(kind, new Rate(count(kind, reference, detection), hours));
    }
    return new FalseAlarms(rates);
  }

  private static long count(Kind kind, Annotations reference, Detection detection) {
    Intervals annotated = Rhythms.annotated(reference, kind.annotated);
    long tolerance = Math.round(TOLERANCE_SECONDS * detection.hertz());
    return detection.episodes().stream()
        .filter(episode -> kind.told.contains(episode.rhythm()))
        .map(
            episode ->
                new Interval(
                    detection.sample(episode.onsetMicros()), detection.sample(episode.endMicros())))
        .filter(told -> !annotated.meet(told, tolerance))
        .count();
  }

  static FalseAlarms sum(Collection<FalseAlarms> all) {
    Map<Kind, Rate> rates = new EnumMap<>(Kind.class);
    for (FalseAlarms one : all) {
      one.rates.forEach((kind, rate) -> rates.merge(kind, rate, Rate::plus));
    }
    return new FalseAlarms(rates);
  }
}
