package io.lifesign.arrhythmia;

import static io.lifesign.arrhythmia.Script.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.vitals.CareProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArrhythmiaPipelineTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final long START = EcgScene.START;

  @Test
  void tachycardiaAlertsAtItsOnsetAndStaysUntilAcknowledgedAndANeighbourStaysQuiet()
      throws Exception {
    EcgScene scene = new EcgScene().ticks(START - 1);
    scene.profile(profile("p1", "W-1", "B-7"));
    String rhythm = "NNNNNNNNNN" + "VVVVVVVV" + "NNNNNNNNNNNN" + "VV" + "N".repeat(90);
    interleave(
        scene,
        Script.of("p1", "d1", START, rhythm, 500_000),
        Script.of("p2", "d2", START, "N".repeat(122), 500_000));
    String alertId =
        UUID.nameUUIDFromBytes(
                ("ventricular-tachycardia|p1|" + (START + 11 * 500_000))
                    .getBytes(StandardCharsets.UTF_8))
            .toString();
    scene.ack(
        new Acknowledgement(
            "p1", alertId, START + 12 * SECOND, Acknowledgement.Kind.ACKNOWLEDGED, "nurse"));
    scene.ticks(START + 61 * SECOND);

    assertThat(lines(scene, 1))
        .containsExactly(
            "p1 B-7 ventricular-tachycardia r0 RAISED HIGH onset 5500 at 7500",
            "p1 B-7 ventricular-tachycardia r1 RESOLVED HIGH onset 5500 at 12000",
            "p1 B-7 couplet r0 RAISED LOW onset 15500 at 16500",
            "p1 B-7 couplet r1 RESOLVED LOW onset 15500 at 46500");
    assertThat(lines(scene, 2)).isEqualTo(lines(scene, 1));
  }

  @Test
  void poorSignalHoldsBackWhatIsNotLethalAndTheEpisodeSaysSo() throws Exception {
    Script poor = new Script("p1", "d1", START);
    for (int second = 0; second < 12; second++) {
      long at = START + second * SECOND;
      String letters = second == 4 ? "VV" : second == 8 ? "VV" : "NN";
      List<io.lifesign.clinical.rhythm.RhythmReading.Said> beats = new ArrayList<>();
      for (int i = 0; i < letters.length(); i++) {
        beats.add(
            poor.beat(
                io.lifesign.clinical.ecg.BeatClass.valueOf(letters.substring(i, i + 1)),
                at + 100_000 + i * 400_000));
      }
      SignalTick.State state = second < 7 ? SignalTick.State.POOR : SignalTick.State.USABLE;
      poor.second(state, 0, 0, null, beats);
    }
    EcgScene scene = new EcgScene().ticks(START - 1);
    poor.chunks().forEach(scene::chunk);
    scene.ticks(START + 12 * SECOND);
    List<io.lifesign.clinical.rhythm.RhythmEpisode> episodes = new ArrayList<>();
    scene
        .play(EcgScene.environment(1))
        .episodes()
        .executeAndCollect()
        .forEachRemaining(episodes::add);
    // ten seconds apart they are one episode, told from poor signal
    assertThat(episodes)
        .filteredOn(episode -> episode.rhythm() == Rhythm.COUPLET && episode.revision() == 0)
        .singleElement()
        .satisfies(episode -> assertThat(episode.poorSignal()).isTrue());
    assertThat(lines(scene, 1)).noneMatch(line -> line.contains("couplet"));
  }

  @Test
  void twoDevicesOnOneHeartAreOneAlert() throws Exception {
    EcgScene scene = new EcgScene().ticks(START - 1);
    String first = "NNNNNN" + "V".repeat(10) + "N".repeat(24);
    String second = "NNNNNN" + "V".repeat(20) + "N".repeat(14);
    interleave(
        scene,
        Script.of("p1", "d1", START, first, 500_000),
        Script.of("p1", "d2", START, second, 500_000));
    scene.ticks(START + 21 * SECOND);
    assertThat(lines(scene, 2))
        .containsExactly(
            "p1 null ventricular-tachycardia r0 RAISED HIGH onset 3500 at 5500",
            // held back while the second device still saw the tachycardia
            "p1 null frequent-ventricular-beats r0 RAISED MEDIUM onset 3500 at 13500");
  }

  private static void interleave(EcgScene scene, Script one, Script other) {
    var first = one.chunks();
    var second = other.chunks();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      if (i < first.size()) {
        scene.chunk(first.get(i));
      }
      if (i < second.size()) {
        scene.chunk(second.get(i));
      }
    }
  }

  private static List<String> lines(EcgScene scene, int parallelism) throws Exception {
    List<Alert> alerts = new ArrayList<>();
    scene
        .play(EcgScene.environment(parallelism))
        .alerts()
        .executeAndCollect()
        .forEachRemaining(alerts::add);
    alerts.sort(Comparator.comparingLong(Alert::atMicros).thenComparing(Alert::ruleId));
    long end = scene.acks.get(scene.acks.size() - 1).eventMicros();
    return alerts.stream()
        .filter(alert -> alert.atMicros() <= end)
        .map(
            alert ->
                String.format(
                    "%s %s %s r%d %s %s onset %d at %d",
                    alert.patientId(),
                    alert.bedId(),
                    alert.ruleId(),
                    alert.revision(),
                    alert.status(),
                    alert.priority(),
                    (alert.onsetMicros() - START) / 1_000,
                    (alert.atMicros() - START) / 1_000))
        .toList();
  }

  private static CareProfile profile(String patientId, String ward, String bed) {
    CareProfile unknown = CareProfile.unknown(patientId);
    return new CareProfile(
        patientId,
        START,
        START,
        ward,
        bed,
        50,
        1,
        unknown.baselineConsciousness(),
        false,
        false,
        false,
        unknown.monitoring(),
        720,
        List.of(),
        List.of());
  }
}
