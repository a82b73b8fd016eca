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

/** Puts jobs on the running cluster. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Starts jobs on the cluster from the jars that the build has made.")
final class ClusterSubmitCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "JOB", description = "Which (default: all).")
  private List<String> names;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "Parallel instances of each operator (default: ${DEFAULT-VALUE}).")
  private int parallelism;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Every threshold of the rules, for the jobs that decide by them.")
  private Path rules;

  @Option(
      names = "--savepoint",
      paramLabel = "PATH",
      description = "Goes on from a savepoint of the job, of which only one may be named then.")
  private String savepoint;

  @Mixin private AuditMixin audit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    List<JobProgram> programs = RunningCluster.programs(names);
    if (savepoint != null && programs.size() != 1) {
      throw new Refusal("--savepoint goes with the one job that it is of.");
    }
    ClusterRescaleCommand.requirePositive(parallelism);
    Optional<Path> rulesFile = Optional.ofNullable(rules).map(RunningCluster::file);
    ClusterJobs jobs = RunningCluster.jobs(spec);
    programs.forEach(program -> jobs.requireAbsent(program.name()));
    Deployments deployments = jobs.deployments();
    for (JobProgram program : programs) {
      Path jar = deployments.keep(Installation.own().jobJar(program.module()));
      Optional<Path> kept =
          program.takesRules() ? rulesFile.map(deployments::keep) : Optional.empty();
      Map<String, Object> parameters =
          Map.of(
              "jar",
              jar.getFileName(),
              "parallelism",
              parallelism,
              "from savepoint",
              savepoint != null,
              "rules",
              RulesHash.of(kept));
      try (AuditedAct act = audit.log().begin("submit", program.name(), parameters)) {
        jobs.submit(
            new Deployment(program.name(), jar, parallelism, kept), Optional.ofNullable(savepoint));
        act.done(Map.of());
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
