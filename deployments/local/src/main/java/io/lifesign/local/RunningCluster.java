package io.lifesign.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The running cluster, for the commands that work on its jobs. */
final class RunningCluster {

  private RunningCluster() {}

  /**
   * The cluster that {@code cluster up} has started.
   *
   * @throws Refusal if none runs
   */
  static StackAddresses addresses() {
    return StackFile.of(Installation.own())
        .running()
        .filter(StackAddresses::cluster)
        .orElseThrow(() -> new Refusal("No cluster is running: ./lifesign cluster up starts one."));
  }

  /** The jobs of the running cluster; what happens to them is told on standard error. */
  static ClusterJobs jobs(CommandSpec command) {
    return new ClusterJobs(
        addresses(), LocalSettings.loadCluster(), command.commandLine().getErr()::println);
  }

  /** The programs of these names, or all where none is named. */
  static List<JobProgram> programs(List<String> names) {
    return names == null || names.isEmpty()
        ? JobProgram.ALL
        : names.stream().map(JobProgram::of).toList();
  }

  /**
   * A file that is there.
   *
   * @throws Refusal if it is not
   */
  static Path file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no file " + file + ".");
    }
    return file.toAbsolutePath().normalize();
  }
}
