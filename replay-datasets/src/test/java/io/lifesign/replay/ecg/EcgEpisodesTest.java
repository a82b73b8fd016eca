package io.lifesign.replay.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.AlertLines;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Deliveries;
import io.lifesign.replay.Payload;
import io.lifesign.streaming.RecordVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EcgEpisodesTest {

  private static final Path EXPECTED = Path.of("ecg");
  private static final Path ACTUAL = Path.of("target");
  private static final String EPISODES = "episodes.txt";
  private static final String ALERTS = "alerts.txt";

  private static final AlertLines ALERT_LINES = AlertLines.of(EpisodeLines.TIME, 28);
  private static final Dataset ECG = Datasets.open("ecg", Optional.empty());

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static EcgRun run;

  @BeforeAll
  static void replay() throws Exception {
    run = EcgRun.of(ECG, 1);
    Files.write(ACTUAL.resolve("actual-ecg-" + EPISODES), EpisodeLines.of(run.episodes()));
    Files.write(ACTUAL.resolve("actual-ecg-" + ALERTS), ALERT_LINES.lines(run.alerts()));
  }

  @Test
  void theMonitorsTellTheExpectedEpisodesAndAlerts() throws IOException {
    assertThat(run.dead()).isEmpty();
    assertThat(run.verdicts())
        .hasSize(30)
        .allMatch(verdict -> verdict.kind() == RecordVerdict.Kind.DUPLICATE);
    assertExpected(run);
  }

  @Test
  void otherParallelismChangesNothing() throws Exception {
    assertExpected(EcgRun.of(ECG, 2));
  }

  @Test
  void anotherOrderWithinTheLatenessChangesNothing() throws Exception {
    Dataset shuffled = ShuffledChunks.of(Deliveries.shuffledWithinLateness(ECG, 7), 7);
    assertThat(overtaken(shuffled)).isGreaterThan(300).isGreaterThan(10 * overtaken(ECG));
    EcgRun other = EcgRun.of(shuffled, 2);

    assertThat(other.verdicts()).noneMatch(verdict -> verdict.kind() == RecordVerdict.Kind.LATE);
    assertExpected(other);
  }

  @Test
  void waveformsCutElsewhereChangeNothing() throws Exception {
    Dataset cut = CutAnywhere.of(ECG, 7);
    assertThat(cut.size()).isGreaterThan(ECG.size() * 5 / 4);

    assertExpected(EcgRun.of(cut, 2));
  }

  /** Chunks that arrive behind a later one of the same monitor. */
  private static long overtaken(Dataset dataset) {
    Map<String, Long> latest = new HashMap<>();
    return dataset
        .arrivals()
        .filter(arrival -> arrival.payload() instanceof Payload.Ecg)
        .filter(
            arrival -> {
              long at = arrival.eventMicros().orElseThrow();
              return latest.merge(arrival.key(), at, Math::max) > at;
            })
        .count();
  }

  @Test
  void everyRecordDeliveredThreeTimesChangesNothing() throws Exception {
    assertExpected(EcgRun.of(Deliveries.repeated(ECG, 3), 2));
  }

  @Test
  void everyScriptedRhythmIsTold() {
    assertThat(new ToldOfScripted(run.episodes()).missed())
        .containsExactly(
            // one gap among beats at 62/min is below 40/min over 5 beats, but the pulse, measured
            // over several of its beats, is above 50/min and refutes it; the gaps themselves are
            // told, as a long pause and as asystole
            "E-05 EXTREME_BRADYCARDIA", "E-05 EXTREME_BRADYCARDIA");
  }

  @Test
  void whatIsLethalIsToldWithinTenSeconds() {
    assertThat(new ToldOfScripted(run.episodes()).toldTooLate()).isEmpty();
  }

  @Test
  void nothingLethalIsToldThatIsNotScripted() {
    assertThat(new ToldOfScripted(run.episodes()).falseAlarms()).isEmpty();
  }

  @Test
  void littleElseIsToldThatIsNotScripted() {
    assertThat(new ToldOfScripted(run.episodes()).besides())
        .containsExactlyInAnyOrder(
            // until fibrillation of the atria is known, its early beats are supraventricular
            "E-03 SUPRAVENTRICULAR_TACHYCARDIA",
            // some waves of fibrillating ventricles are taken for ventricular beats, now and then
            // slow ones or none for 3 s
            "E-04 IDIOVENTRICULAR_RHYTHM",
            "E-10 IDIOVENTRICULAR_RHYTHM",
            "E-10 FREQUENT_VENTRICULAR_BEATS",
            "E-10 LONG_PAUSE");
  }

  private static void assertExpected(EcgRun run) throws IOException {
    assertThat(EpisodeLines.of(run.episodes())).containsExactlyElementsOf(expected(EPISODES));
    assertThat(ALERT_LINES.lines(run.alerts())).containsExactlyElementsOf(expected(ALERTS));
  }

  private static List<String> expected(String what) throws IOException {
    return Files.readAllLines(EXPECTED.resolve("expected-" + what));
  }
}
