package io.lifesign.local;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Spreads a job over more or fewer tasks. */
@Command(
    name = "rescale",
    mixinStandardHelpOptions = true,
    description = "Stops a job with a savepoint and starts it from it with another parallelism.")
final class ClusterRescaleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "JOB", description = "Which.")
  private String name;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      required = true,
      description = "Parallel instances of each operator.")
  private int parallelism;

  @Mixin private AuditMixin audit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    requirePositive(parallelism);
    ClusterJobs jobs = RunningCluster.jobs(spec);
    try (AuditedAct act = audit.log().begin("rescale", name, Map.of("parallelism", parallelism))) {
      jobs.rescale(name, parallelism);
      act.done(Map.of());
    }
    return CommandLine.ExitCode.OK;
  }

  static void requirePositive(int parallelism) {
    if (parallelism < 1) {
      throw new Refusal("--parallelism must be 1 or more.");
    }
  }
}
