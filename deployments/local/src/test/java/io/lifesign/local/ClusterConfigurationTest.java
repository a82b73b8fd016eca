package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lifesign.lake.LakeConfig;
import io.lifesign.landing.MaintenanceConfig;
import io.lifesign.streaming.RulesFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterConfigurationTest {

  @TempDir Path folder;

  @Test
  void flinkReadsWhatIsWritten() {
    ClusterOptions options = options();
    ClusterConfiguration.write(options);

    Configuration read = GlobalConfiguration.loadConfiguration(options.configuration().toString());

    assertThat(read.toMap()).containsAllEntriesOf(ClusterConfiguration.of(options));
    assertThat(read.get(RestOptions.PORT)).isEqualTo(4);
    assertThat(read.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).startsWith("file:///");
    assertThat(read.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(read.get(TaskManagerOptions.NUM_TASK_SLOTS)).isEqualTo(8);
  }

  @Test
  void everyProcessStaysOnLoopback() {
    Configuration read = Configuration.fromMap(ClusterConfiguration.of(options()));

    assertThat(
            new String[] {
              read.get(RestOptions.ADDRESS),
              read.get(RestOptions.BIND_ADDRESS),
              read.get(JobManagerOptions.ADDRESS),
              read.get(JobManagerOptions.BIND_HOST),
              read.get(TaskManagerOptions.HOST),
              read.get(TaskManagerOptions.BIND_HOST)
            })
        .containsOnly("127.0.0.1");
  }

  @Test
  void aKilledProcessIsMissedWithinFiveSeconds() {
    Configuration read = Configuration.fromMap(ClusterConfiguration.of(options()));
    Duration noticed =
        read.get(HeartbeatManagerOptions.HEARTBEAT_INTERVAL)
            .multipliedBy(read.get(HeartbeatManagerOptions.HEARTBEAT_RPC_FAILURE_THRESHOLD));

    assertThat(noticed).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void theHighAvailabilityThatIsNamedIsThere() throws ClassNotFoundException {
    String named = LocalSettings.loadCluster().flink().get(HighAvailabilityOptions.HA_MODE.key());

    assertThat(HighAvailabilityServicesFactory.class).isAssignableFrom(Class.forName(named));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aJobIsToldItsSettingsAndNothingElse(JobProgram program) {
    StackAddresses stack =
        new StackAddresses(1, "k:1", "http://r", "http://f", "lake", "http://fhir", "x", Map.of());

    Map<String, String> told = program.settings(LocalSettings.loadCluster(), stack);

    assertThat(told)
        .containsEntry("kafka.brokers", "k:1")
        .containsEntry("registry.url", "http://r");
    assertThat(told.containsKey("catalog.uri")).isEqualTo(program == JobProgram.LANDING);
    assertThat(told.containsKey("fhir.server.url") || told.containsValue("http://fhir"))
        .isEqualTo(program == JobProgram.DELIVERY);
    assertThat(told).doesNotContainKey(RulesFile.OPTION.key());
    assertThatCode(() -> program.main().getMethod("main", String[].class))
        .doesNotThrowAnyException();
  }

  @Test
  void theJobThatKeepsTheLakeIsAskedForByNameAndToldOfTheLakeAlone() {
    StackAddresses stack =
        new StackAddresses(1, "k:1", "http://r", "http://f", "lake", "http://fhir", "x", Map.of());

    JobProgram found = JobProgram.of("lakehouse-maintenance");

    assertThat(JobProgram.ALL).doesNotContain(found);
    assertThat(MaintenanceConfig.from(found.settings(LocalSettings.loadCluster(), stack)).lake())
        .isEqualTo(LakeConfig.embedded(Path.of("lake")));
  }

  static Iterable<JobProgram> programs() {
    return JobProgram.ALL;
  }

  private ClusterOptions options() {
    return new ClusterOptions(
        new StackOptions(
            Installation.own(), folder, new Ports(1, 2, 3, 4, 5), LocalSettings.loadCluster()),
        2,
        Optional.empty());
  }
}
