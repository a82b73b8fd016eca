package io.lifesign.replay.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.clinical.rhythm.RhythmReading;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.rhythm.RhythmSpan;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.OpenData;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On real recordings, what the whole job tells equals a reading of what the detector said by the
 * definitions: no difference is allowed.
 */
class RecordsEqualReadingTest {

  /** How long before its end a recording is still judged: behind it only the job hears silence. */
  private static final long END_MICROS = 15_000_000;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @ParameterizedTest
  @ValueSource(strings = {"mitdb", "mitdb-paced", "vfdb", "cudb", "challenge2015"})
  void theJobTellsWhatTheDefinitionsSay(String name) throws Exception {
    Path folder = OpenData.require(name, "");
    int spans = 0;
    for (Path header : WfdbFiles.headers(folder)) {
      WfdbRecord record = WfdbRecord.open(header);
      // one at a time: a folder of waveforms does not fit the memory of a test
      Dataset dataset = Datasets.open("wfdb", Optional.of(folder), Optional.of(record.name()));
      long start = dataset.arrivals().findFirst().orElseThrow().eventMicros().getAsLong();
      Reading reading = Reading.of(record, start);
      long judgedUntil = reading.endMicros - END_MICROS;
      List<RhythmSpan> wanted = spans(reading.spans, judgedUntil);

      assertThat(spans(told(EcgRun.of(dataset, 2).episodes()), judgedUntil))
          .as(record.name())
          .isEqualTo(wanted);
      spans += wanted.size();
    }
    assertThat(spans).isPositive();
  }

  private static List<RhythmSpan> told(List<RhythmEpisode> episodes) {
    Map<String, RhythmEpisode> opened = new HashMap<>();
    List<RhythmSpan> told = new ArrayList<>();
    List<RhythmEpisode> inOrder = new ArrayList<>(episodes);
    inOrder.sort(Comparator.comparing(RhythmEpisode::revision));
    for (RhythmEpisode episode : inOrder) {
      if (episode.status() == RhythmEpisode.Status.OPENED) {
        opened.put(episode.episodeId(), episode);
      } else if (episode.status() == RhythmEpisode.Status.CLOSED) {
        told.add(
            new RhythmSpan(
                episode.rhythm(),
                episode.onsetMicros(),
                opened.get(episode.episodeId()).atMicros(),
                episode.endMicros(),
                episode.atMicros()));
      }
    }
    return told;
  }

  private static List<RhythmSpan> spans(List<RhythmSpan> all, long closedBefore) {
    return all.stream()
        .filter(span -> span.closedMicros() < closedBefore)
        .sorted(
            Comparator.comparing(RhythmSpan::rhythm).thenComparingLong(RhythmSpan::openedMicros))
        .toList();
  }

  private record Reading(List<RhythmSpan> spans, long endMicros) {

    static Reading of(WfdbRecord record, long startMicros) {
      List<Said> said = new ArrayList<>();
      EcgSink sink =
          new EcgSink() {
            @Override
            public void beat(Beat beat) {
              said.add(new Said(beat, null));
            }

            @Override
            public void tick(SignalTick tick) {
              said.add(new Said(null, tick));
            }
          };
      BeatDetector detector = new BeatDetector(record.name(), "wfdb-" + record.name());
      List<EcgChunk> chunks =
          record.chunks(record.name(), "wfdb-" + record.name(), startMicros).toList();
      chunks.forEach(chunk -> detector.chunk(chunk, sink));
      detector.end(sink);
      Map<Rhythm, Long> onsets = new EnumMap<>(Rhythm.class);
      List<RhythmSpan> spans = new ArrayList<>();
      for (RhythmSpan span : RhythmReading.of(said, RhythmRules.standard())) {
        // an episode is known by its onset: two of one rhythm never share it
        long onset = Math.max(span.onsetMicros(), onsets.getOrDefault(span.rhythm(), 0L) + 1);
        onsets.put(span.rhythm(), onset);
        spans.add(
            new RhythmSpan(
                span.rhythm(), onset, span.openedMicros(), span.endMicros(), span.closedMicros()));
      }
      return new Reading(spans, chunks.get(chunks.size() - 1).endMicros());
    }
  }
}
