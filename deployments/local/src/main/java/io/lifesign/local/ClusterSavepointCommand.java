package io.lifesign.local;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes savepoints of jobs that go on. */
@Command(
    name = "savepoint",
    mixinStandardHelpOptions = true,
    description = "Takes a savepoint of jobs that go on, and prints where each lies.")
final class ClusterSavepointCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "JOB", description = "Which (default: all that run).")
  private List<String> names;

  @Mixin private AuditMixin audit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ClusterJobs jobs = RunningCluster.jobs(spec);
    List<ClusterJob> running =
        names == null ? jobs.rest().jobs() : names.stream().map(jobs::running).toList();
    if (running.isEmpty()) {
      throw new Refusal("No job runs: ./lifesign cluster submit starts them.");
    }
    for (ClusterJob job : running) {
      try (AuditedAct act = audit.log().begin("savepoint", job.name(), Map.of())) {
        String path = jobs.rest().savepoint(job);
        act.done(Map.of("path", path));
        spec.commandLine().getOut().println(job.name() + "  " + path);
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
