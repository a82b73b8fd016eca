package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.Signal;

/** Takes what an {@link EpisodeBook} says. */
public interface EpisodeSink {

  void episode(RhythmEpisode episode);

  /** For the life cycle of alerts. */
  void signal(Signal signal);
}
