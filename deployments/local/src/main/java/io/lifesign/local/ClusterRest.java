package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a cluster is told through Flink's web interface. Any refusal of Flink's is ours. */
final class ClusterRest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_ERROR = 400;
  // a job is defined while one waits for the answer
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final String SETTINGS = "Caused by: java.lang.IllegalArgumentException: ";
  private static final String END = "End of exception on server side>";
  private static final String BOUNDARY = "lifesign-jar";

  private final String url;
  private final HttpClient client;

  /**
   * @param client shows who we are, where the JobManager asks
   */
  ClusterRest(String url, HttpClient client) {
    this.url = url;
    this.client = client;
  }

  /** How many TaskManagers the JobManager knows; -1 if it does not answer. */
  int taskManagers() {
    try {
      return get("/overview").path("taskmanagers").asInt(-1);
    } catch (Refusal e) {
      return -1;
    }
  }

  /**
   * A metric of each process of Flink that tells it, by the process's name; none without an answer.
   */
  Map<String, Double> metric(String metric) {
    Map<String, Double> values = new TreeMap<>();
    try {
      put(values, StackAddresses.JOB_MANAGER, get("/jobmanager/metrics?get=" + metric));
      for (JsonNode each : get("/taskmanagers").path("taskmanagers")) {
        String name = each.path("id").asText();
        put(values, name, get("/taskmanagers/" + name + "/metrics?get=" + metric));
      }
    } catch (Refusal e) {
      values.clear();
    }
    return values;
  }

  private static void put(Map<String, Double> values, String name, JsonNode answer) {
    if (answer.path(0).has("value")) {
      values.put(name, answer.path(0).path("value").asDouble());
    }
  }

  /** Slots that no task holds. */
  int freeSlots() {
    return get("/overview").path("slots-available").asInt();
  }

  /** Every job that has not ended, by the name that it runs under. */
  List<ClusterJob> jobs() {
    List<ClusterJob> jobs = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      ClusterJob found = ClusterJob.of(job);
      if (!found.ended()) {
        jobs.add(found);
      }
    }
    return jobs;
  }

  /** The job that runs under a name. */
  Optional<ClusterJob> job(String name) {
    return jobs().stream().filter(job -> job.name().equals(name)).findFirst();
  }

  /** What is known of a job: {@code path} is appended to its address. */
  JsonNode of(ClusterJob job, String path) {
    return get("/jobs/" + job.id() + path);
  }

  /** The state of a job, also of one that has ended. */
  String state(String job) {
    return get("/jobs/" + job).path("state").asText();
  }

  /** Brings a jar to the JobManager and tells its name there. */
  String upload(Path jar) {
    String head =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"job.jar\"\r\n"
            + "Content-Type: application/java-archive\r\n\r\n";
    try {
      HttpRequest.BodyPublisher body =
          HttpRequest.BodyPublishers.concat(
              HttpRequest.BodyPublishers.ofString(head),
              HttpRequest.BodyPublishers.ofFile(jar),
              HttpRequest.BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
      HttpRequest.Builder request =
          request("/jars/upload")
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .POST(body);
      String file = send(request).path("filename").asText();
      return file.substring(file.lastIndexOf('/') + 1);
    } catch (IOException e) {
      throw new Refusal("There is no file " + jar + ".", e);
    }
  }

  void forget(String jar) {
    send(request("/jars/" + jar).DELETE());
  }

  /** Defines a job without running it, which shows whether its settings are right. */
  void plan(String jar, ObjectNode run) {
    ObjectNode plan = run.deepCopy();
    plan.retain("entryClass", "programArgsList", "parallelism");
    post("/jars/" + jar + "/plan", plan);
  }

  /** Runs a job and tells its id. */
  String run(String jar, ObjectNode run) {
    return post("/jars/" + jar + "/run", run).path("jobid").asText();
  }

  /** Ends a job without a savepoint. */
  void cancel(ClusterJob job) {
    send(
        request("/jobs/" + job.id() + "?mode=cancel")
            .method("PATCH", HttpRequest.BodyPublishers.noBody()));
  }

  /** Takes a savepoint of a job that goes on, and tells where it lies. */
  String savepoint(ClusterJob job) throws InterruptedException {
    return savepoint(job, "/savepoints", JSON.createObjectNode().put("cancel-job", false));
  }

  /** Stops a job with a savepoint, and tells where that lies. */
  String stop(ClusterJob job) throws InterruptedException {
    return savepoint(job, "/stop", JSON.createObjectNode().put("drain", false));
  }

  private String savepoint(ClusterJob job, String path, ObjectNode body)
      throws InterruptedException {
    String trigger = post("/jobs/" + job.id() + path, body).path("request-id").asText();
    String question = "/jobs/" + job.id() + "/savepoints/" + trigger;
    Await.until(
        "the savepoint of " + job.name(),
        TIMEOUT,
        () -> get(question).path("status").path("id").asText().equals("COMPLETED"));
    JsonNode operation = get(question).path("operation");
    if (!operation.has("location")) {
      throw new Refusal(
          "No savepoint of "
              + job.name()
              + ": "
              + FlinkRest.lastCause(operation.path("failure-cause").path("stack-trace").asText()));
    }
    return operation.path("location").asText();
  }

  private JsonNode get(String path) {
    return send(request(path).GET());
  }

  private JsonNode post(String path, ObjectNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() >= FIRST_ERROR) {
        throw new Refusal("Flink refuses: " + error(body));
      }
      return body;
    } catch (JsonProcessingException e) {
      throw new Refusal("What answers at " + url + " is no JobManager.", e);
    } catch (IOException e) {
      throw new Refusal("No JobManager answers at " + url + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.", e);
    }
  }

  /** What a job says of its settings, else the innermost cause of all that Flink tells. */
  static String error(JsonNode body) {
    StringBuilder all = new StringBuilder();
    body.path("errors").forEach(error -> all.append(error.asText()).append('\n'));
    String cause =
        all.toString()
            .lines()
            .filter(line -> line.startsWith(SETTINGS))
            .findFirst()
            .orElseGet(() -> FlinkRest.lastCause(all.toString().replace(END, "")));
    return cause.replaceFirst("^Caused by: ([\\w.$]+Exception: )?", "");
  }
}
