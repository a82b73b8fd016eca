package io.lifesign.replay.evaluate;

/** The detector that the arrhythmia job runs, and the reading that its patterns equal. */
final class StreamingFinders implements ArrhythmiaEvaluation.Finders {

  @Override
  public BeatFinder beats(String patientId, String deviceId) {
    return BeatFinder.streaming(patientId, deviceId);
  }

  @Override
  public EpisodeFinder episodes(String patientId, String deviceId) {
    return new ReadEpisodes();
  }
}
