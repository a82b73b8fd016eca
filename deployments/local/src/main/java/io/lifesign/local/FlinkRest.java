package io.lifesign.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;

/** What Flink tells of its jobs through its web interface. */
final class FlinkRest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINE_CHARACTERS = 300;
  private static final String CAUSED_BY = "Caused by: ";

  /** Kafka's admin client says no more than that something was not authorized. */
  private static final String AUTHORIZATION = "AuthorizationException";

  private final String url;
  private final HttpClient client;

  FlinkRest(String url) {
    this(url, Http.CLIENT);
  }

  FlinkRest(String url, HttpClient client) {
    this.url = url;
    this.client = client;
  }

  /**
   * How far the slowest task of a job is in event time, ms; empty before all of them tell. Sources
   * have no watermark coming in and do not count.
   */
  OptionalLong lowestWatermark(JobID job) {
    JsonNode vertices = get("/jobs/" + job).path("vertices");
    LongStream.Builder watermarks = LongStream.builder();
    for (JsonNode vertex : vertices) {
      JsonNode tasks =
          get("/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/watermarks");
      boolean source = vertex.path("name").asText().startsWith("Source:");
      if (tasks.size() < vertex.path("parallelism").asInt() && !source) {
        return OptionalLong.empty();
      }
      if (!source) {
        tasks.forEach(task -> watermarks.add(Long.parseLong(task.path("value").asText())));
      }
    }
    return watermarks.build().min();
  }

  /** Whether a job of that name is there that has not ended for good. */
  boolean runs(String name) {
    JsonNode jobs = get("/jobs/overview").path("jobs");
    return StreamSupport.stream(jobs.spliterator(), false)
        .anyMatch(
            job ->
                job.path("name").asText().equals(name)
                    && !JobStatus.valueOf(job.path("state").asText()).isGloballyTerminalState());
  }

  /** How often a job has failed, as far back as Flink remembers. */
  int failures(JobID job) {
    return failureHistory(job).size();
  }

  private JsonNode failureHistory(JobID job) {
    return get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
  }

  /** Why a job has failed, in one line. */
  String failure(JobID job) {
    return StreamSupport.stream(failureHistory(job).spliterator(), false)
        .map(entry -> lastCauses(entry.path("stacktrace").asText()))
        .findFirst()
        .orElse("no reason given");
  }

  /** The innermost cause and, where it does not say of what, the one around it that does. */
  static String lastCauses(String stackTrace) {
    String cause = lastCause(stackTrace);
    if (!cause.contains(AUTHORIZATION)) {
      return cause;
    }
    String said = cause.replace(CAUSED_BY, "");
    return stackTrace
        .lines()
        .filter(line -> line.startsWith(CAUSED_BY) && !line.contains(said))
        .reduce((first, second) -> second)
        .map(around -> said + " " + around.substring(CAUSED_BY.length()))
        .orElse(cause);
  }

  /** The innermost cause that a stack trace names, cut to a line. */
  static String lastCause(String stackTrace) {
    String cause =
        stackTrace
            .lines()
            .filter(line -> !line.startsWith("\t") && !line.isBlank())
            .reduce((first, second) -> second)
            .orElse("no reason given");
    return cause.length() > LINE_CHARACTERS ? cause.substring(0, LINE_CHARACTERS) + " ..." : cause;
  }

  private JsonNode get(String path) {
    try {
      return JSON.readTree(Http.body(client, url + path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
