package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.EcgSink;
import java.util.List;

/** Tells the rhythm episodes of one record from its beats and ticks. */
public interface EpisodeFinder extends EcgSink {

  /** All episodes, in the order of their onset; those still open end there. */
  List<ToldEpisode> end(long untilMicros);
}
