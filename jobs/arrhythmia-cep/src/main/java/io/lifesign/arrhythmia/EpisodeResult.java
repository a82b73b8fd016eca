package io.lifesign.arrhythmia;

import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.schemas.EpisodeStatus;
import io.lifesign.schemas.Rhythm;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.AvroTimes;
import org.apache.avro.specific.SpecificRecord;

/** Episodes to their topic. */
final class EpisodeResult implements AvroResult<RhythmEpisode> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(RhythmEpisode episode) {
    Long end = episode.endMicros();
    return io.lifesign.schemas.RhythmEpisode.newBuilder()
        .setEpisodeId(episode.episodeId())
        .setRevision(episode.revision())
        .setPatientId(episode.patientId())
        .setDeviceId(episode.deviceId())
        .setRhythm(Rhythm.valueOf(episode.rhythm().name()))
        .setStatus(EpisodeStatus.valueOf(episode.status().name()))
        .setOnset(AvroTimes.instant(episode.onsetMicros()))
        .setEventTime(AvroTimes.instant(episode.atMicros()))
        .setEndTime(end == null ? null : AvroTimes.instant(end))
        .setBeats(episode.beats())
        .setRate(episode.rate())
        .setPoorSignal(episode.poorSignal())
        .setWardId(episode.wardId())
        .setBedId(episode.bedId())
        .build();
  }

  @Override
  public String key(RhythmEpisode episode) {
    return episode.patientId();
  }

  @Override
  public long eventMicros(RhythmEpisode episode) {
    return episode.atMicros();
  }
}
