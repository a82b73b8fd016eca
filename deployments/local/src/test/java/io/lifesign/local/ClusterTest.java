package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ReplayProgress;
import io.lifesign.replay.Replayer;
import io.lifesign.replay.Speed;
import io.lifesign.replay.Target;
import io.lifesign.replay.backtest.VitalsRun;
import io.lifesign.replay.ward.WardFile;
import io.lifesign.schemas.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flink in processes of its own, rescaled and upgraded while a ward passes through the job. {@link
 * ChaosTest} kills them.
 */
class ClusterTest {

  private static final Dataset WARD = WardFile.open();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A day in about ten seconds, so that the job is stopped in the middle of it. */
  private static final Speed FAST = new Speed(8_640);

  @TempDir Path folder;
  private final Set<String> told = new ConcurrentSkipListSet<>();

  @Test
  void theAlertsAreTheSameAlthoughTheJobIsRescaledAndAnUpgradeRefused() throws Exception {
    Path target = Installation.own().root().resolve("jobs/vitals-scoring/target");
    assumeThat(jobJars(target)).as("-job.jar in %s (mvn package)", target).isNotEmpty();
    SortedSet<String> expected = new TreeSet<>();
    VitalsRun.of(WARD, DeteriorationRules.standard())
        .alerts()
        .forEach(alert -> expected.add(alert.alertId() + " " + alert.revision()));
    StackFile file = new StackFile(folder.resolve("stack.json"));
    StackAddresses last;
    try (ClusterStack stack = ClusterStack.start(options(), System.err::println)) {
      stack.announce(file::write);
      StackAddresses addresses = file.running().orElseThrow();
      ClusterJobs jobs = new ClusterJobs(addresses, settings(), System.err::println);
      for (JobProgram program : List.of(JobProgram.VITALS, JobProgram.HOME)) {
        Path jar = jobs.deployments().keep(Installation.own().jobJar(program.module()));
        jobs.submit(new Deployment(program.name(), jar, 1, Optional.empty()), Optional.empty());
      }
      TopicTally tally =
          new TopicTally(
              new TopicValues(addresses.registry()),
              (alert, value) -> told.add(alert.getAlertId() + " " + alert.getRevision()));
      try (TopicFollower follower =
          TopicFollower.start(addresses.kafka(), Catalogue.load(), tally::add)) {
        CompletableFuture<Void> replay = replay(addresses);
        Await.until("the first alerts", PATIENCE, () -> !told.isEmpty());
        jobs.rescale(JobProgram.VITALS.name(), 2);
        assertThatThrownBy(() -> jobs.replace(vitals(jobs), forgetful(jobs)))
            .isInstanceOf(Refusal.class)
            .hasMessageContaining("Cannot map")
            .hasMessageEndingWith("The former vitals-scoring goes on.")
            .message()
            .hasLineCount(1);
        replay.get();
        jobs.rescale(JobProgram.VITALS.name(), 1);
        Await.until(
            "every record to be decided and every alert to be told",
            PATIENCE,
            () ->
                follower.caughtUp()
                    && tally.decided(JobProgram.VITALS.name(), "device.vitals")
                    && told.containsAll(expected));
        assertThat(told).containsExactlyElementsOf(expected).hasSizeGreaterThan(80);
        assertThat(tally.ledgerBalances()).isTrue();
      }
      last = file.running().orElseThrow();
    }
    assertThat(last.processes()).hasSize(6);
    assertThat(last.processes().values())
        .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  private static ClusterJob vitals(ClusterJobs jobs) {
    return jobs.running(JobProgram.VITALS.name());
  }

  /** The running job with a jar in which an operator has another uid. */
  private Deployment forgetful(ClusterJobs jobs) throws IOException {
    Deployment running = jobs.deployed(JobProgram.VITALS.name());
    Path jar =
        AlteredJar.of(
            running.jar(),
            "io/lifesign/vitals/VitalsPipeline.class",
            "order-and-score",
            "order-and-scare",
            folder.resolve("forgetful.jar"));
    return running.withJar(jobs.deployments().keep(jar));
  }

  private ClusterOptions options() {
    Ports ports = Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY);
    return new ClusterOptions(
        new StackOptions(
            Installation.own(), Folders.fresh(folder.resolve("cluster")), ports, settings()),
        2,
        Optional.empty());
  }

  private static LocalSettings settings() {
    return LocalSettings.loadCluster();
  }

  private static CompletableFuture<Void> replay(StackAddresses addresses) {
    Target target = new Target(addresses.kafka(), addresses.registry());
    return CompletableFuture.runAsync(
        () -> new Replayer().publish(WARD, target, FAST, ReplayProgress.NONE));
  }

  private static List<Path> jobJars(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (var files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith("-job.jar")).toList();
    }
  }
}
