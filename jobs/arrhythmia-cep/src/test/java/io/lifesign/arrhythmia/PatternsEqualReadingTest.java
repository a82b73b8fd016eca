package io.lifesign.arrhythmia;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.clinical.rhythm.RhythmReading;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.rhythm.RhythmSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.util.MiniClusterWithClientResource;

/**
 * The whole way, from chunks that arrive shuffled and repeated, through order, tracker, patterns
 * and book, says of every heart exactly what a reading of its whole recording by the definitions
 * says.
 */
class PatternsEqualReadingTest {

  private static final int HEARTS = 120;
  private static final int SECONDS = 240;

  private static MiniClusterWithClientResource flink;

  @BeforeContainer
  static void start() throws Exception {
    flink =
        new MiniClusterWithClientResource(
            new MiniClusterResourceConfiguration.Builder()
                .setNumberTaskManagers(1)
                .setNumberSlotsPerTaskManager(2)
                .build());
    flink.before();
  }

  @AfterContainer
  static void stop() {
    flink.after();
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void theStreamSaysWhatTheDefinitionsSay(@ForAll long seed) throws Exception {
    List<Script> scripts = new ArrayList<>();
    for (int heart = 0; heart < HEARTS; heart++) {
      String device = heart % 3 == 0 ? "second" : "first"; // some patients have two
      scripts.add(
          RandomScript.of("p" + heart / 2, device + heart, EcgScene.START, SECONDS, seed + heart));
    }
    Map<String, List<RhythmSpan>> told = told(scripts, seed);
    Map<Rhythm, Integer> seen = new EnumMap<>(Rhythm.class);
    for (Script script : scripts) {
      List<RhythmSpan> wanted = wanted(script);
      assertThat(told.getOrDefault(script.deviceId, List.of()))
          .as(script.deviceId)
          .isEqualTo(wanted);
      wanted.forEach(span -> seen.merge(span.rhythm(), 1, Integer::sum));
    }
    assertThat(seen).hasSize(Rhythm.values().length);
  }

  private static List<RhythmSpan> wanted(Script script) {
    List<RhythmSpan> spans = new ArrayList<>();
    Map<Rhythm, Long> onsets = new EnumMap<>(Rhythm.class);
    for (RhythmSpan span : RhythmReading.of(script.said, RhythmRules.standard())) {
      // an episode is known by its onset: two of one rhythm never share it
      long onset = Math.max(span.onsetMicros(), onsets.getOrDefault(span.rhythm(), 0L) + 1);
      onsets.put(span.rhythm(), onset);
      spans.add(
          new RhythmSpan(
              span.rhythm(), onset, span.openedMicros(), span.endMicros(), span.closedMicros()));
    }
    spans.removeIf(span -> span.closedMicros() == Long.MAX_VALUE);
    return spans;
  }

  private static Map<String, List<RhythmSpan>> told(List<Script> scripts, long seed)
      throws Exception {
    EcgScene scene = new EcgScene().ticks(EcgScene.START - 1);
    arrivals(scripts, new SplittableRandom(seed)).forEach(scene::chunk);
    List<RhythmEpisode> episodes = new ArrayList<>();
    scene
        .play(EcgScene.environment(2))
        .episodes()
        .executeAndCollect()
        .forEachRemaining(episodes::add);
    Map<String, RhythmEpisode> opened = new TreeMap<>();
    Map<String, List<RhythmSpan>> told = new TreeMap<>();
    long end = EcgScene.START + SECONDS * Script.SECOND;
    episodes.sort(Comparator.comparing(RhythmEpisode::revision));
    for (RhythmEpisode episode : episodes) {
      if (episode.status() == RhythmEpisode.Status.OPENED) {
        opened.put(episode.episodeId(), episode);
      } else if (episode.status() == RhythmEpisode.Status.CLOSED) {
        RhythmEpisode first = opened.get(episode.episodeId());
        told.computeIfAbsent(episode.deviceId(), device -> new ArrayList<>())
            .add(
                new RhythmSpan(
                    episode.rhythm(),
                    episode.onsetMicros(),
                    first.atMicros(),
                    episode.endMicros(),
                    episode.atMicros()));
      }
    }
    // behind its end a recording is silent, which it does not say itself
    told.values()
        .forEach(
            spans ->
                spans.removeIf(span -> !span.rhythm().momentary() && span.closedMicros() > end));
    told.values()
        .forEach(
            spans ->
                spans.sort(
                    Comparator.comparing(RhythmSpan::rhythm)
                        .thenComparingLong(RhythmSpan::openedMicros)));
    return told;
  }

  /** Each chunk up to less than the lateness late, a third of them twice. */
  private static List<EcgChunk> arrivals(List<Script> scripts, SplittableRandom random) {
    record Delayed(EcgChunk chunk, long arrival) {}
    List<Delayed> delayed = new ArrayList<>();
    for (Script script : scripts) {
      for (EcgChunk chunk : script.chunks()) {
        long at = chunk.source().atMicros();
        delayed.add(new Delayed(chunk, at + random.nextLong(1_900_000)));
        if (random.nextInt(3) == 0) {
          delayed.add(new Delayed(chunk, at + random.nextLong(10_000_000)));
        }
      }
    }
    delayed.sort(Comparator.comparingLong(Delayed::arrival));
    return delayed.stream().map(Delayed::chunk).toList();
  }
}
