package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.streaming.RulesFile;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;

/** Puts the jobs of the house on a running cluster, and others in their place. */
final class ClusterJobs {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_FAILURES = 3;

  private final StackAddresses stack;
  private final LocalSettings settings;
  private final HttpClient client;
  private final ClusterRest rest;
  private final Deployments deployments;
  private final Consumer<String> progress;

  ClusterJobs(StackAddresses stack, LocalSettings settings, Consumer<String> progress) {
    this.stack = stack;
    this.settings = settings;
    this.client = Http.clientOf(Path.of(stack.folder()));
    this.rest = new ClusterRest(stack.flink(), client);
    this.deployments = new Deployments(Path.of(stack.folder()));
    this.progress = progress;
  }

  ClusterRest rest() {
    return rest;
  }

  Deployments deployments() {
    return deployments;
  }

  /**
   * The job that runs under a name.
   *
   * @throws Refusal if none does
   */
  ClusterJob running(String name) {
    JobProgram.of(name);
    return rest.job(name)
        .orElseThrow(
            () -> new Refusal("No job " + name + " runs: ./lifesign cluster submit starts it."));
  }

  /**
   * Passes a job that does not run.
   *
   * @throws Refusal if it does
   */
  void requireAbsent(String name) {
    if (rest.job(name).isPresent()) {
      throw new Refusal("Job " + name + " runs already: ./lifesign cluster upgrade replaces it.");
    }
  }

  /**
   * How a running job was put there.
   *
   * @throws Refusal if it was by other means than ours
   */
  Deployment deployed(String name) {
    Deployment deployment = deployments.all().get(name);
    if (deployment == null) {
      throw new Refusal("Job " + name + " was not put there by ./lifesign cluster submit.");
    }
    return deployment;
  }

  /**
   * Spreads a job over more or fewer tasks.
   *
   * @throws Refusal if the cluster has not as many slots
   */
  void rescale(String name, int parallelism) throws InterruptedException {
    ClusterJob job = running(name);
    Deployment deployment = deployed(name);
    int room = rest.freeSlots() + deployment.parallelism();
    if (parallelism > room) {
      throw new Refusal(
          "--parallelism "
              + parallelism
              + " is too much: "
              + room
              + " slots are left for "
              + name
              + ".");
    }
    replace(job, deployment.withParallelism(parallelism));
  }

  /**
   * Starts a job and waits until all of its tasks run.
   *
   * @param savepoint from which it goes on, if any
   */
  void submit(Deployment deployment, Optional<String> savepoint) throws InterruptedException {
    String jar = rest.upload(deployment.jar());
    try {
      start(jar, deployment, savepoint);
    } finally {
      rest.forget(jar);
    }
  }

  /**
   * Stops a job with a savepoint and goes on from there with another deployment of it. What Flink
   * does not take is refused before the job is stopped, and where it fails after that the former
   * deployment goes on.
   */
  void replace(ClusterJob former, Deployment next) throws InterruptedException {
    Deployment before = deployed(former.name());
    String jar = rest.upload(next.jar());
    try {
      rest.plan(jar, run(next, Optional.empty()));
      String savepoint = rest.stop(former);
      progress.accept(former.name() + " stopped, savepoint " + savepoint);
      try {
        start(jar, next, Optional.of(savepoint));
      } catch (Refusal e) {
        goBack(before, savepoint, e);
        throw new Refusal(sentence(e) + " The former " + former.name() + " goes on.", e);
      }
    } finally {
      rest.forget(jar);
    }
  }

  /** Puts the former deployment in the place of one that does not start. */
  private void goBack(Deployment former, String savepoint, Refusal why)
      throws InterruptedException {
    try {
      // it may be trying to start for ever
      rest.job(former.job()).ifPresent(rest::cancel);
      Await.until(
          "the new " + former.job() + " to end", PATIENCE, () -> rest.job(former.job()).isEmpty());
      submit(former, Optional.of(savepoint));
    } catch (Refusal e) {
      throw new Refusal(
          sentence(why)
              + " The former "
              + former.job()
              + " does not go on either, its savepoint is "
              + savepoint
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static String sentence(Refusal why) {
    return why.getMessage().replaceFirst("[^.]$", "$0.");
  }

  private void start(String jar, Deployment deployment, Optional<String> savepoint)
      throws InterruptedException {
    String id = rest.run(jar, run(deployment, savepoint));
    Await.until(
        "the tasks of " + deployment.job() + " to run",
        PATIENCE,
        () -> {
          requireAlive(id, deployment.job());
          return rest.job(deployment.job()).filter(ClusterJob::runs).isPresent();
        });
    deployments.put(deployment);
    progress.accept(deployment.job() + " runs, parallelism " + deployment.parallelism());
  }

  /** A cluster restarts a job for ever; one that has never run would fail as often. */
  private void requireAlive(String id, String name) {
    FlinkRest flink = new FlinkRest(stack.flink(), client);
    JobID job = JobID.fromHexString(id);
    if (ClusterJob.ended(rest.state(id)) || flink.failures(job) >= MOST_FAILURES) {
      throw new Refusal(
          "Job "
              + name
              + " does not start: "
              + flink.failure(job).replaceFirst("^Caused by: ", ""));
    }
  }

  private ObjectNode run(Deployment deployment, Optional<String> savepoint) {
    JobProgram program = JobProgram.of(deployment.job());
    ObjectNode run = JSON.createObjectNode();
    run.put("entryClass", program.main().getName());
    run.put("parallelism", deployment.parallelism());
    ArrayNode arguments = run.putArray("programArgsList");
    Map<String, String> told = program.settings(settings, stack);
    deployment.rules().ifPresent(rules -> told.put(RulesFile.OPTION.key(), rules.toString()));
    told.forEach((key, value) -> arguments.add("--" + key).add(value));
    savepoint.ifPresent(path -> run.put("savepointPath", path));
    return run;
  }
}
