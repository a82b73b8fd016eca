package io.lifesign.replay.ecg;

import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An episode as its revisions tell it, us. */
record Told(String patientId, Rhythm rhythm, long onsetMicros, long endMicros, long toldMicros) {

  static List<Told> of(List<RhythmEpisode> revisions) {
    Map<String, Told> byId = new LinkedHashMap<>();
    revisions.stream()
        .sorted(Comparator.comparingInt(RhythmEpisode::revision))
        .forEach(
            revision ->
                byId.merge(
                    revision.episodeId(),
                    of(revision),
                    (first, next) -> first.until(next.endMicros)));
    return List.copyOf(byId.values());
  }

  private static Told of(RhythmEpisode revision) {
    return new Told(
        revision.patientId(),
        revision.rhythm(),
        revision.onsetMicros(),
        revision.endMicros() == null ? Long.MAX_VALUE : revision.endMicros(),
        revision.atMicros());
  }

  private Told until(long micros) {
    return new Told(patientId, rhythm, onsetMicros, micros, toldMicros);
  }

  boolean meets(Scripted scripted) {
    return patientId.equals(scripted.patientId()) && scripted.meets(onsetMicros, endMicros);
  }
}
