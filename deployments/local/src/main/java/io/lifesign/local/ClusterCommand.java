package io.lifesign.local;

import picocli.CommandLine.Command;

/** Flink in processes of its own, and the jobs on it. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "A standalone Flink on this machine: a JobManager and TaskManagers in processes of their own,",
      "each started anew when it dies, and jobs that go on from their last checkpoint."
    },
    subcommands = {
      ClusterUpCommand.class,
      ClusterRunCommand.class,
      ClusterSubmitCommand.class,
      ClusterStatusCommand.class,
      ClusterSavepointCommand.class,
      ClusterUpgradeCommand.class,
      ClusterRescaleCommand.class,
      DownCommand.class
    })
final class ClusterCommand {}
