package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import java.util.List;

/** The detector and the rules that the arrhythmia job runs. */
final class StreamingFinders implements ArrhythmiaEvaluation.Finders {

  @Override
  public BeatFinder beats(String patientId, String deviceId) {
    return BeatFinder.streaming(patientId, deviceId);
  }

  @Override
  public EpisodeFinder episodes(String patientId, String deviceId) {
    return new EpisodeFinder() {
      @Override
      public void beat(Beat beat) {}

      @Override
      public void tick(SignalTick tick) {}

      @Override
      public List<ToldEpisode> end(long untilMicros) {
        return List.of();
      }
    };
  }
}
