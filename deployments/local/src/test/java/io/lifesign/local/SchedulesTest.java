package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.FailsOnce;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.backtest.BoundedAdmissions;
import io.lifesign.replay.backtest.RhythmRun;
import io.lifesign.replay.backtest.VitalsHistory;
import io.lifesign.replay.backtest.VitalsRun;
import io.lifesign.replay.ecg.EcgDataset;
import io.lifesign.replay.ehr.AdmissionsDataset;
import io.lifesign.replay.ward.WardFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live, replayed from the lake and run bounded over the lake: the same alerts, risks and outcomes
 * byte for byte, however the records came, wherever the jobs failed and on however many tasks they
 * ran. {@code -Dlifesign.schedules=200} tries that many, {@code -Dlifesign.seed=N} the one of a
 * seed and those that follow.
 */
class SchedulesTest {

  private static final int TRIED = Integer.getInteger("lifesign.schedules", 2);
  private static final long FIRST_SEED = Long.getLong("lifesign.seed", 20_260_302);

  /** By LACE more of the bundled stays are of high risk than by the model: more alerts. */
  private static final RiskScale SCALE = RiskScale.LACE;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir private Path folder;

  @Test
  void liveReplayedAndOverTheLakeTheSameIsSaid() throws Exception {
    Dataset whole =
        new RecordedDataset(
            "schedules",
            "",
            Stream.of(WardFile.open(), EcgDataset.open(), AdmissionsDataset.open())
                .flatMap(Dataset::arrivals)
                .toList(),
            List.of());
    int alerts = 0;
    int told = 0;
    int late = 0;
    for (int i = 0; i < TRIED; i++) {
      Schedule schedule = Schedule.of(FIRST_SEED + i, whole);
      Live live = Live.of(schedule.live(), schedule.liveCourse(), SCALE);
      Said said = live.said();
      LakeConfig lake = LakeConfig.embedded(folder.resolve("lake-" + i));
      if (i == 0) {
        LandedLog.land(lake, schedule.live(), live);
      } else { // the sinks of all tables are dear: the landing job runs once a build
        LandedWard.land(lake, schedule.live(), live.verdicts());
      }
      tag(lake);
      Dataset history = LakeDataset.read(lake, "then", Optional.empty());

      assertThat(Live.of(history, schedule.replayCourse(), SCALE).said().bytes())
          .as("replay, seed %d", schedule.seed())
          .isEqualTo(said.bytes());
      assertThat(overTheLake(history, schedule.lakeTasks()).bytes())
          .as("over the lake, seed %d", schedule.seed())
          .isEqualTo(said.bytes());
      alerts += said.alerts().size();
      told += said.risks().size() + said.outcomes().size();
      late += (int) live.late();
      System.out.printf(
          "schedule %d: %,d records, live on %d (fails at %.2f), replayed on %d (fails at %.2f), lake on %d: "
              + "%d alert revisions, %d risks and %d outcomes of stays, %d late, the same%n",
          schedule.seed(),
          schedule.live().size(),
          schedule.liveCourse().parallelism(),
          schedule.liveCourse().failsAt(),
          schedule.replayCourse().parallelism(),
          schedule.replayCourse().failsAt(),
          schedule.lakeTasks(),
          said.alerts().size(),
          said.risks().size(),
          said.outcomes().size(),
          live.late());
      Folders.delete(folder.resolve("lake-" + i));
    }
    System.out.printf(
        "%d schedules: %,d alert revisions, %,d risks and outcomes, %,d late records; jobs failed %d"
            + " times, tasks went on from a checkpoint %d times%n",
        TRIED, alerts, told, late, FailsOnce.failed(), FailsOnce.restored());
    assertThat(alerts).isGreaterThan(10 * TRIED);
    assertThat(told).isGreaterThan(10 * TRIED);
    assertThat(FailsOnce.failed()).isGreaterThan(3 * TRIED);
    assertThat(FailsOnce.restored()).isPositive();
  }

  private static void tag(LakeConfig config) {
    try (Lake lake = Lake.open(config)) {
      lake.tags().create("then");
    }
  }

  private static Said overTheLake(Dataset history, int tasks) throws InterruptedException {
    VitalsHistory ward = VitalsRun.of(history, DeteriorationRules.standard(), tasks);
    return Said.of(
        ward.alerts(),
        RhythmRun.of(history, RhythmRules.standard(), tasks),
        BoundedAdmissions.of(history, ward.scores(), tasks, SCALE));
  }
}
