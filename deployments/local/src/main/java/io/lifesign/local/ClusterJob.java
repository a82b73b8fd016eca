package io.lifesign.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A job as the JobManager's overview tells of it.
 *
 * @param tasks how many there are, in any state
 * @param runningTasks how many of them run
 */
record ClusterJob(String id, String name, String state, int tasks, int runningTasks) {

  private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");
  private static final String RUNNING = "RUNNING";

  static ClusterJob of(JsonNode job) {
    return new ClusterJob(
        job.path("jid").asText(),
        job.path("name").asText(),
        job.path("state").asText(),
        job.path("tasks").path("total").asInt(),
        job.path("tasks").path("running").asInt());
  }

  boolean ended() {
    return ended(state);
  }

  static boolean ended(String state) {
    return ENDED.contains(state);
  }

  /** Whether each of its tasks runs. */
  boolean runs() {
    return state.equals(RUNNING) && tasks > 0 && tasks == runningTasks;
  }
}
