package io.lifesign.local;

import io.lifesign.replay.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that start a cluster. */
final class ClusterOptionsMixin {

  /** Where a job keeps what it remembers. */
  enum State {
    HEAP("hashmap"),
    ROCKSDB("rocksdb");

    private final String backend;

    State(String backend) {
      this.backend = backend;
    }
  }

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many TaskManagers (default: ${DEFAULT-VALUE}), of about 1.3 GB each.")
  private int taskManagers;

  @Option(
      names = "--state",
      paramLabel = "heap|rocksdb",
      defaultValue = "heap",
      description = "Where jobs keep their state: on the heap, or in RocksDB on disk.")
  private State state;

  @Mixin private PortsMixin ports;

  @Option(
      names = "--secure",
      description = {
        "Flink's processes know each other by certificates, and its web interface takes jobs and",
        "questions only from who has the one in the cluster's folder."
      })
  private boolean secure;

  @Mixin private NamedTargetMixin theirs;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Replaces one of Flink's settings in cluster.yaml and local.yaml.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  /**
   * The options of a cluster in a fresh folder.
   *
   * @throws Refusal if a port is in use, a setting unknown, or the folder somebody else's
   */
  ClusterOptions in(Path folder, Installation installation) throws InterruptedException {
    LocalSettings settings = settings();
    Optional<Target> target = theirs.target();
    Ports chosen = ports.choose();
    Path fresh = Folders.fresh(folder);
    if (secure) {
      settings = settings.with(FlinkCertificates.make(fresh));
    }
    return new ClusterOptions(
        new StackOptions(installation, fresh, chosen, settings), taskManagers, target);
  }

  /**
   * Looks for what can be refused before a process is started for it.
   *
   * @throws Refusal if a number is too small, a setting unknown, or a broker silent
   */
  void check() {
    settings();
    theirs.target();
  }

  private LocalSettings settings() {
    if (taskManagers < 1) {
      throw new Refusal("--taskmanagers must be 1 or more.");
    }
    Map<String, String> flink = new LinkedHashMap<>();
    flink.put("state.backend.type", state.backend);
    flink.putAll(overrides);
    return LocalSettings.loadCluster().with(flink);
  }
}
