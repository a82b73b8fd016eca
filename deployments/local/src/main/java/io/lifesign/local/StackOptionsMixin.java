package io.lifesign.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts a stack. */
final class StackOptionsMixin {

  // one for each job, and one to spare
  private static final int SLOTS_PER_TASK = 8;

  @Mixin private PortsMixin ports;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Parallel instances of each operator (default: as in local.yaml).")
  private Integer parallelism;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Port on loopback where Prometheus may fetch the jobs' metrics (default: none).")
  private Integer metricsPort;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Replaces one of Flink's settings in local.yaml.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  /**
   * The options of a stack in a fresh folder.
   *
   * @throws Refusal if a port is in use, a setting unknown, or the folder somebody else's
   */
  StackOptions in(Path folder, Installation installation) {
    return in(folder, installation, LocalSettings.load());
  }

  /** The same of one that stays up. */
  StackOptions stayingIn(Path folder, Installation installation) {
    return in(folder, installation, LocalSettings.load().staysUp());
  }

  private StackOptions in(Path folder, Installation installation, LocalSettings defaults) {
    LocalSettings settings = settings(defaults);
    Ports chosen = ports.choose();
    return new StackOptions(installation, Folders.fresh(folder), chosen, settings);
  }

  private LocalSettings settings(LocalSettings defaults) {
    Map<String, String> flink = new LinkedHashMap<>(overrides);
    if (parallelism != null) {
      if (parallelism < 1) {
        throw new Refusal("--parallelism must be 1 or more.");
      }
      flink.put("parallelism.default", parallelism.toString());
      flink.put("taskmanager.numberOfTaskSlots", Integer.toString(SLOTS_PER_TASK * parallelism));
    }
    if (metricsPort != null) {
      flink.putAll(LoopbackMetrics.at(metricsPort));
    }
    return defaults.with(flink);
  }
}
