package io.lifesign.replay.evaluate;

import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.Annotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which annotated rhythms count as which. */
final class Rhythms {

  static final Set<String> ATRIAL_FIBRILLATION = Set.of("AFIB");
  static final Set<String> FIBRILLATION = Set.of("VF", "VFIB", "VFL");
  static final Set<String> TACHYCARDIA = Set.of("VT");
  static final Set<String> ASYSTOLE = Set.of("ASYS");
  static final Set<String> NOISE = Set.of("NOISE");

  private Rhythms() {}

  /** The stretches annotated so; brackets around fibrillation count as VF. */
  static Intervals annotated(Annotations annotations, Set<String> rhythms) {
    List<Interval> found = new ArrayList<>();
    annotations.rhythms().stream()
        .filter(episode -> rhythms.contains(episode.rhythm()))
        .forEach(episode -> found.add(new Interval(episode.fromSample(), episode.toSample())));
    if (rhythms.contains("VF")) {
      annotations
          .fibrillation()
          .forEach(episode -> found.add(new Interval(episode.fromSample(), episode.toSample())));
    }
    return new Intervals(found);
  }
}
