package io.lifesign.replay.ecg;

import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.replay.Micros;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Episodes for reading: one line a revision, in the order of their decision. */
final class EpisodeLines {

  static final String TIME = "HH:mm:ss.SSS";

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern(TIME).withZone(ZoneOffset.UTC);

  private static final Comparator<RhythmEpisode> BY_TIME =
      Comparator.comparingLong(RhythmEpisode::atMicros)
          .thenComparing(RhythmEpisode::patientId)
          .thenComparing(RhythmEpisode::deviceId)
          .thenComparing(RhythmEpisode::rhythm)
          .thenComparing(RhythmEpisode::onsetMicros)
          .thenComparing(RhythmEpisode::revision);

  private EpisodeLines() {}

  static List<String> of(List<RhythmEpisode> episodes) {
    return episodes.stream().sorted(BY_TIME).map(EpisodeLines::line).toList();
  }

  private static String line(RhythmEpisode episode) {
    return String.format(
            Locale.ROOT,
            "%s %s %s %s %-28s r%d %-7s onset %s end %-12s %3d beats %s%s",
            time(episode.atMicros()),
            episode.patientId(),
            episode.bedId() == null ? "-" : episode.bedId(),
            episode.deviceId(),
            episode.rhythm().ruleId(),
            episode.revision(),
            episode.status(),
            time(episode.onsetMicros()),
            episode.endMicros() == null ? "-" : time(episode.endMicros()),
            episode.beats(),
            episode.rate() == null ? "" : String.format(Locale.ROOT, "%.1f/min ", episode.rate()),
            episode.poorSignal() ? "on poor signal" : "")
        .stripTrailing();
  }

  private static String time(long micros) {
    return FORMAT.format(Micros.instant(micros));
  }
}
