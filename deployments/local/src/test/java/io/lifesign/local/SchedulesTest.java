package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.FailsOnce;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.backtest.RhythmRun;
import io.lifesign.replay.backtest.VitalsRun;
import io.lifesign.replay.ecg.EcgDataset;
import io.lifesign.replay.ecg.EcgRun;
import io.lifesign.replay.ward.WardFile;
import io.lifesign.replay.ward.WardRun;
import io.lifesign.streaming.AlertResult;
import io.lifesign.streaming.RecordVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live, replayed from the lake and run bounded over the lake: the same alerts byte for byte,
 * however the records came, wherever the jobs failed and on however many tasks they ran. {@code
 * -Dlifesign.schedules=200} tries that many, {@code -Dlifesign.seed=N} the one of a seed and those
 * that follow.
 */
class SchedulesTest {

  private static final int TRIED = Integer.getInteger("lifesign.schedules", 2);
  private static final long FIRST_SEED = Long.getLong("lifesign.seed", 20_260_302);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir private Path folder;

  private record Said(List<Alert> alerts, List<RecordVerdict> verdicts) {}

  @Test
  void liveReplayedAndOverTheLakeTheAlertsAreTheSame() throws Exception {
    Dataset whole =
        new RecordedDataset(
            "schedules",
            "",
            Stream.of(WardFile.open(), EcgDataset.open()).flatMap(Dataset::arrivals).toList(),
            List.of());
    int alerts = 0;
    int late = 0;
    for (int i = 0; i < TRIED; i++) {
      Schedule schedule = Schedule.of(FIRST_SEED + i, whole);
      Said live = run(schedule.live(), schedule.liveCourse());
      LakeConfig lake = LakeConfig.embedded(folder.resolve("lake-" + i));
      land(lake, schedule.live(), live.verdicts());
      Dataset history = LakeDataset.read(lake, "then", Optional.empty());

      assertThat(bytes(run(history, schedule.replayCourse()).alerts()))
          .as("replay, seed %d", schedule.seed())
          .isEqualTo(bytes(live.alerts()));
      assertThat(bytes(overTheLake(history, schedule.lakeTasks())))
          .as("over the lake, seed %d", schedule.seed())
          .isEqualTo(bytes(live.alerts()));
      alerts += live.alerts().size();
      late += (int) lateOnes(live);
      System.out.printf(
          "schedule %d: %,d records, live on %d (fails at %.2f), replayed on %d (fails at %.2f), lake on %d: "
              + "%d alert revisions, %d late, the same%n",
          schedule.seed(),
          schedule.live().size(),
          schedule.liveCourse().parallelism(),
          schedule.liveCourse().failsAt(),
          schedule.replayCourse().parallelism(),
          schedule.replayCourse().failsAt(),
          schedule.lakeTasks(),
          live.alerts().size(),
          lateOnes(live));
      Folders.delete(folder.resolve("lake-" + i));
    }
    System.out.printf(
        "%d schedules: %,d alert revisions, %,d late records; jobs failed %d times, tasks went on"
            + " from a checkpoint %d times%n",
        TRIED, alerts, late, FailsOnce.failed(), FailsOnce.restored());
    assertThat(alerts).isGreaterThan(10 * TRIED);
    assertThat(FailsOnce.failed()).isGreaterThan(2 * TRIED);
    assertThat(FailsOnce.restored()).isPositive();
  }

  private static long lateOnes(Said said) {
    return said.verdicts().stream()
        .filter(verdict -> verdict.kind() == RecordVerdict.Kind.LATE)
        .count();
  }

  private static Said run(Dataset dataset, Course course) throws Exception {
    WardRun ward = WardRun.of(dataset, course);
    EcgRun ecg = EcgRun.of(dataset, course);
    return new Said(
        Stream.concat(ward.alerts().stream(), ecg.alerts().stream()).toList(),
        Stream.concat(ward.verdicts().stream(), ecg.verdicts().stream()).toList());
  }

  private static void land(LakeConfig config, Dataset dataset, List<RecordVerdict> verdicts) {
    try (Lake lake = Lake.open(config)) {
      LandedWard.land(lake, dataset, verdicts);
      lake.tags().create("then");
    }
  }

  private static List<Alert> overTheLake(Dataset history, int tasks) throws InterruptedException {
    List<Alert> alerts =
        new ArrayList<>(VitalsRun.of(history, DeteriorationRules.standard(), tasks).alerts());
    alerts.addAll(RhythmRun.of(history, RhythmRules.standard(), tasks));
    return alerts;
  }

  /** As they lie in the topic, by id and revision; a repeat after a failure has to be equal. */
  private static Map<String, String> bytes(List<Alert> alerts) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (Alert alert : alerts) {
      byte[] encoded =
          io.lifesign.schemas.Alert.getEncoder()
              .encode((io.lifesign.schemas.Alert) new AlertResult().avro(alert))
              .array();
      String id = alert.alertId() + " r" + alert.revision();
      String before = bytes.put(id, alert + " " + Arrays.toString(encoded));
      assertThat(before).isIn(null, bytes.get(id));
    }
    return bytes;
  }
}
