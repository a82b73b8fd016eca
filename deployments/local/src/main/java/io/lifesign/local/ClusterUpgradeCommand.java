package io.lifesign.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts other code or other rules in the place of jobs, which go on from where they were. */
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = {
      "Stops jobs with a savepoint and starts them from it with another jar or other rules.",
      "What Flink does not take is refused before a job is stopped; if the new job fails, the",
      "former goes on."
    })
final class ClusterUpgradeCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "JOB",
      description = "Which (default: all that run; with --rules those that decide by them).")
  private List<String> names;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job's new jar (default: the last build's, or the same with --rules).")
  private Path jar;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "A changed file of rules, for the jobs that decide by them.")
  private Path rules;

  @Mixin private AuditMixin audit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (jar != null && (names == null || names.size() != 1)) {
      throw new Refusal("--jar goes with the one job that it is of.");
    }
    Optional<Path> newJar = Optional.ofNullable(jar).map(RunningCluster::file);
    Optional<Path> newRules = Optional.ofNullable(rules).map(RunningCluster::file);
    ClusterJobs jobs = RunningCluster.jobs(spec);
    List<JobProgram> programs =
        RunningCluster.programs(names).stream()
            .filter(program -> names != null || jobs.rest().job(program.name()).isPresent())
            .filter(program -> names != null || rules == null || program.takesRules())
            .toList();
    if (programs.isEmpty()) {
      throw new Refusal("No such job runs: ./lifesign cluster submit starts them.");
    }
    List<ClusterJob> former = programs.stream().map(JobProgram::name).map(jobs::running).toList();
    for (int i = 0; i < programs.size(); i++) {
      Deployment before = jobs.deployed(programs.get(i).name());
      Deployment next = next(programs.get(i), jobs, newJar, newRules);
      Map<String, Object> parameters =
          Map.of(
              "jar before", before.jar().getFileName(),
              "jar", next.jar().getFileName(),
              "rules before", RulesHash.of(before.rules()),
              "rules", RulesHash.of(next.rules()));
      try (AuditedAct act = audit.log().begin("upgrade", next.job(), parameters)) {
        jobs.replace(former.get(i), next);
        act.done(Map.of());
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static Deployment next(
      JobProgram program, ClusterJobs jobs, Optional<Path> newJar, Optional<Path> newRules) {
    Deployments deployments = jobs.deployments();
    Deployment next = jobs.deployed(program.name());
    if (newJar.isPresent() || newRules.isEmpty()) {
      Path built = newJar.orElseGet(() -> Installation.own().jobJar(program.module()));
      next = next.withJar(deployments.keep(built));
    }
    if (newRules.isPresent()) {
      if (!program.takesRules()) {
        throw new Refusal("Job " + program.name() + " decides by no file of rules: leave --rules.");
      }
      next = next.withRules(deployments.keep(newRules.get()));
    }
    return next;
  }
}
