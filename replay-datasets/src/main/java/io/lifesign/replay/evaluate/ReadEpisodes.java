package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmReading;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import io.lifesign.clinical.rhythm.RhythmRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All rhythms of a record by {@link RhythmReading}. */
final class ReadEpisodes implements EpisodeFinder {

  private final List<Said> said = new ArrayList<>();

  @Override
  public void beat(Beat beat) {
    said.add(new Said(beat, null));
  }

  @Override
  public void tick(SignalTick tick) {
    said.add(new Said(null, tick));
  }

  @Override
  public List<ToldEpisode> end(long untilMicros) {
    return RhythmReading.of(said, RhythmRules.standard()).stream()
        .map(
            span ->
                new ToldEpisode(
                    span.rhythm().name(),
                    span.onsetMicros(),
                    span.closedMicros() == Long.MAX_VALUE ? untilMicros : span.endMicros()))
        .sorted(Comparator.comparingLong(ToldEpisode::onsetMicros))
        .toList();
  }
}
