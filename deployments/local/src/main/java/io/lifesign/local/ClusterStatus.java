package io.lifesign.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a job of a cluster is.
 *
 * @param state as Flink names it; ABSENT where it was submitted and is not there
 * @param restarts since it was submitted or the JobManager was started anew; null where unknown
 * @param checkpointAgeSeconds since its last checkpoint was complete; null before the first
 * @param lag records of its topics that no checkpoint covers; null where unknown
 */
record ClusterStatus(
    String job,
    String state,
    String tasks,
    Integer parallelism,
    Long restarts,
    Long checkpointAgeSeconds,
    Long lag) {

  static final List<String> COLUMNS =
      List.of("job", "state", "tasks", "parallelism", "restarts", "checkpoint_age_s", "lag");

  private static final String RUNNING = "RUNNING";
  private static final String STARTING = "STARTING";
  private static final String ABSENT = "ABSENT";

  /** Of every job that runs or was submitted. */
  static List<ClusterStatus> all(ClusterJobs jobs, String kafka, InstantSource clock)
      throws InterruptedException {
    Map<String, ClusterJob> found = new LinkedHashMap<>();
    jobs.rest().jobs().forEach(job -> found.put(job.name(), job));
    Set<String> names = new TreeSet<>(jobs.deployments().all().keySet());
    names.addAll(found.keySet());
    List<ClusterStatus> all = new ArrayList<>();
    for (String name : names) {
      ClusterJob job = found.get(name);
      all.add(
          job == null
              ? new ClusterStatus(name, ABSENT, "0/0", null, null, null, null)
              : of(job, jobs.rest(), kafka, clock));
    }
    return all;
  }

  private static ClusterStatus of(
      ClusterJob job, ClusterRest rest, String kafka, InstantSource clock)
      throws InterruptedException {
    int parallelism = 0;
    for (JsonNode vertex : rest.of(job, "").path("vertices")) {
      parallelism = Math.max(parallelism, vertex.path("parallelism").asInt());
    }
    JsonNode restarts = rest.of(job, "/metrics?get=numRestarts").path(0).path("value");
    JsonNode completed = rest.of(job, "/checkpoints").path("latest").path("completed");
    try (CommittedOffsets offsets = new CommittedOffsets(kafka, job.name())) {
      OptionalLong lag = offsets.lag();
      return new ClusterStatus(
          job.name(),
          job.state().equals(RUNNING) && !job.runs() ? STARTING : job.state(),
          job.runningTasks() + "/" + job.tasks(),
          parallelism,
          restarts.isMissingNode() ? null : restarts.asLong(),
          completed.hasNonNull("latest_ack_timestamp")
              ? (clock.millis() - completed.path("latest_ack_timestamp").asLong()) / 1_000
              : null,
          lag.isPresent() ? lag.getAsLong() : null);
    }
  }

  /** Whether all of its tasks run. */
  boolean healthy() {
    return state.equals(RUNNING);
  }

  /** In the order of the columns. */
  List<Object> row() {
    List<Object> row = new ArrayList<>();
    row.add(job);
    row.add(state);
    row.add(tasks);
    row.add(parallelism);
    row.add(restarts);
    row.add(checkpointAgeSeconds);
    row.add(lag);
    return row;
  }
}
