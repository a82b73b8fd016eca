package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.streaming.KafkaOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.connector.base.DeliveryGuarantee;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills processes of a cluster under load and proves that nothing was lost or doubled. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a cluster of its own, feeds it with vitals in real time, kills TaskManagers, JobManager,",
      "broker and registry at random moments, also between a checkpoint and its commit, and compares",
      "every alert with those of an undisturbed run and every record with its row.",
      "Exit code 0 only if nothing was lost, doubled or made up."
    })
final class ChaosCommand implements Callable<Integer> {

  private static final int TASK_MANAGERS = 2;
  private static final int PAUSE_MILLIS = 6_000;
  static final long AT_ONCE_MILLIS = 1_000;

  /** Results are seen with the checkpoint, which comes every three seconds and takes some. */
  private static final long TRANSACTION_MILLIS = 8_000;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "6",
      description = "How many (default: ${DEFAULT-VALUE}), ten at most on one cluster.")
  private int kills;

  @Option(
      names = "--patients",
      paramLabel = "P",
      defaultValue = "200",
      description = "Each with a reading in 5 s (default: ${DEFAULT-VALUE}).")
  private int patients;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "0",
      description = "How long to look on after the kills, or without (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of the load and of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--exactly-once",
      description = "Alerts wait for the checkpoint, and none may be repeated.")
  private boolean exactlyOnce;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Keeps the rounds that have ended, and goes on behind them the next time.")
  private Path state;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the cluster keeps everything (default: .lifesign/chaos).")
  private Path folder;

  @Option(names = "--json", description = "Prints the outcome as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    check();
    Installation installation = Installation.own();
    Path place = folder == null ? installation.runFolder().resolve("chaos") : folder;
    PrintWriter err = spec.commandLine().getErr();
    ChaosState now = new ChaosState(seed, patients, kills, minutes, exactlyOnce, List.of());
    if (state != null) {
      now = now.resumed(state.toAbsolutePath());
    }
    while (now.unfinished()) {
      ChaosRound round =
          new ChaosRound(
              options(installation, place, settings(exactlyOnce)),
              new ChaosRound.Plan(
                  now.nextSeed(),
                  patients,
                  now.nextKills(),
                  PAUSE_MILLIS,
                  exactlyOnce ? TRANSACTION_MILLIS : AT_ONCE_MILLIS,
                  Duration.ofMinutes(minutes)),
              line -> {
                err.println(line);
                err.flush();
              });
      now = now.with(round.run());
      if (state != null) {
        now.write(state.toAbsolutePath());
      }
    }
    print(now);
    return now.holds() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void check() {
    require(kills >= 0, "--kills must be 0 or more.");
    require(minutes >= 0, "--minutes must be 0 or more.");
    require(kills + minutes > 0, "--kills 0 looks on: say for how long with --minutes.");
    require(patients >= 1, "--patients must be 1 or more.");
    require(
        state == null || !state.toAbsolutePath().toFile().isDirectory(),
        "--state " + state + " is a folder.");
  }

  private static void require(boolean kept, String line) {
    if (!kept) {
      throw new Refusal(line);
    }
  }

  /** A cluster in a fresh folder, on free ports. */
  static ClusterOptions options(Installation installation, Path folder, LocalSettings settings) {
    return new ClusterOptions(
        new StackOptions(
            installation,
            Folders.fresh(folder),
            Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY),
            settings),
        TASK_MANAGERS,
        Optional.empty());
  }

  /**
   * Those of a cluster, but that ten quiet seconds forgive a restart: nobody's processes die four
   * times a minute for ever, and ever longer waits would be all that is measured.
   */
  static LocalSettings settings(boolean exactlyOnce) {
    LocalSettings cluster =
        LocalSettings.loadCluster()
            .with(Map.of("restart-strategy.exponential-delay.reset-backoff-threshold", "10s"));
    if (!exactlyOnce) {
      return cluster;
    }
    Map<String, Map<String, String>> jobs = new HashMap<>(cluster.jobs());
    Map<String, String> vitals = new HashMap<>(jobs.get(JobProgram.VITALS.name()));
    vitals.put(KafkaOptions.DELIVERY.key(), DeliveryGuarantee.EXACTLY_ONCE.toString());
    jobs.put(JobProgram.VITALS.name(), vitals);
    return new LocalSettings(cluster.flink(), cluster.staying(), jobs);
  }

  private void print(ChaosState ended) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper().writeValueAsString(Map.of("holds", ended.holds(), "run", ended)));
    } else {
      ChaosText.print(ended, out);
    }
    out.flush();
  }
}
