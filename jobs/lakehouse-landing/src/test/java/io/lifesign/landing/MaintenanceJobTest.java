package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.upkeep.Lease;
import io.lifesign.lake.upkeep.UpkeepPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceJobTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @TempDir Path folder;
  private LakeConfig lake;

  @BeforeEach
  void migrate() {
    lake = LakeConfig.embedded(folder);
    try (Lake open = Lake.open(lake)) {
      open.migrate();
    }
  }

  @Test
  void everyOperatorHasAUid() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, false));

    MaintenanceJob.define(env, config());

    assertThat(env.getStreamGraph().getJobGraph().getNumberOfVertices()).isGreaterThan(18);
  }

  @Test
  void whileItRunsNobodyElseMaintains() throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(TestJobs.settings(1));
    MaintenanceJob.define(env, config());
    JobClient job = env.executeAsync();
    Lease another = new Lease("another", Duration.ofMinutes(1));
    try (Lake open = Lake.open(lake)) {
      CommonTestUtils.waitUntilCondition(
          () -> open.history().properties().containsKey("lifesign.maintained-by"), 100L);

      assertThatThrownBy(() -> another.hold(open, Instant.now()))
          .hasMessageStartingWith("This lake is being maintained by lakehouse-maintenance ");

      TestJobs.cancel(job);
      CommonTestUtils.waitUntilCondition(
          () -> !open.history().properties().containsKey("lifesign.maintained-by"), 100L);
      another.hold(open, Instant.now());
    }
  }

  @Test
  void settingsAreReadAndRefusedByName() {
    assertThat(config().interval()).isEqualTo(Duration.ofHours(1));
    assertThat(config().plan().keepSnapshots()).isEqualTo(10);
    assertThatThrownBy(() -> with("maintenance.interval", "59 s"))
        .hasMessage("Setting --maintenance.interval: PT59S is below PT1M");
    assertThat(with("maintenance.interval", "60 s").interval()).isEqualTo(Duration.ofMinutes(1));
    assertThatThrownBy(() -> with("maintenance.nope", "1"))
        .hasMessageStartingWith("Unknown setting --maintenance.nope");
  }

  private MaintenanceConfig config() {
    return new MaintenanceConfig(
        MaintenanceConfig.INTERVAL.defaultValue(), UpkeepPlan.DEFAULT, lake);
  }

  private static MaintenanceConfig with(String key, String value) {
    return MaintenanceConfig.from(
        Map.of(key, value, "catalog.type", "jdbc", "catalog.uri", "jdbc:sqlite:catalog.db"));
  }
}
