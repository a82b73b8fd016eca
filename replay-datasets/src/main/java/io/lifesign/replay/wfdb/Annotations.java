package io.lifesign.replay.wfdb;

import java.util.ArrayList;
import java.util.List;

/** What an annotator says of a record: beats, rhythms, fibrillation. */
public final class Annotations {

  private final List<Annotation> all;
  private final long endSample;

  /**
   * @param samples of the record; 0 if not known: it then ends at its last annotation
   */
  public Annotations(List<Annotation> all, long samples) {
    this.all = List.copyOf(all);
    long last = all.isEmpty() ? 0 : all.get(all.size() - 1).sample() + 1;
    this.endSample = samples > 0 ? samples : last;
  }

  public List<Annotation> all() {
    return all;
  }

  /** First sample behind the record. */
  public long endSample() {
    return endSample;
  }

  /** Every annotated beat; waves of flutter are none. */
  public List<ReferenceBeat> beats() {
    return all.stream()
        .flatMap(
            annotation ->
                annotation.beatClass().stream()
                    .map(beatClass -> new ReferenceBeat(annotation.sample(), beatClass)))
        .toList();
  }

  /** Rhythms one after the other; what lies before the first is not annotated. */
  public List<RhythmEpisode> rhythms() {
    List<RhythmEpisode> episodes = new ArrayList<>();
    String rhythm = "";
    long from = 0;
    for (Annotation annotation : all) {
      if (!annotation.is(MitCode.RHYTHM_CHANGE) || !annotation.text().startsWith("(")) {
        continue;
      }
      add(episodes, rhythm, from, annotation.sample());
      rhythm = annotation.text().substring(1);
      from = annotation.sample();
    }
    add(episodes, rhythm, from, endSample);
    return episodes;
  }

  /** Ventricular flutter and fibrillation as marked by brackets; one never closed lasts. */
  public List<RhythmEpisode> fibrillation() {
    List<RhythmEpisode> episodes = new ArrayList<>();
    long from = -1;
    for (Annotation annotation : all) {
      if (annotation.is(MitCode.FIBRILLATION_START) && from < 0) {
        from = annotation.sample();
      } else if (annotation.is(MitCode.FIBRILLATION_END) && from >= 0) {
        // the closing bracket belongs to it
        add(episodes, "VF", from, annotation.sample() + 1);
        from = -1;
      }
    }
    if (from >= 0) {
      add(episodes, "VF", from, endSample);
    }
    return episodes;
  }

  private static void add(List<RhythmEpisode> episodes, String rhythm, long from, long to) {
    if (!rhythm.isEmpty() && to > from) {
      episodes.add(new RhythmEpisode(rhythm, from, to));
    }
  }
}
