package io.lifesign.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks Flink's REST service for all that it tells of a cluster and a job. */
final class RestWalk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final Map<String, String> answers = new TreeMap<>();

  RestWalk(String url) {
    this.url = url;
  }

  /** Identifiers of all jobs. */
  List<String> jobs() throws IOException, InterruptedException {
    List<String> jobs = new ArrayList<>();
    json("/jobs").path("jobs").forEach(job -> jobs.add(job.path("id").asText()));
    return jobs;
  }

  /** What was answered, by path. */
  Map<String, String> of(String job) throws IOException, InterruptedException {
    answers.clear();
    ask(
        "/overview",
        "/config",
        "/jobs",
        "/jobs/overview",
        "/jobs/metrics",
        "/jobmanager/config",
        "/jobmanager/logs",
        "/jobmanager/log",
        "/jobmanager/stdout",
        "/jobmanager/thread-dump",
        "/taskmanagers",
        "/taskmanagers/metrics");
    metrics("/jobmanager/metrics");
    for (JsonNode manager : json("/taskmanagers").path("taskmanagers")) {
      String at = "/taskmanagers/" + manager.path("id").asText();
      ask(at, at + "/logs", at + "/log", at + "/stdout", at + "/thread-dump");
      metrics(at + "/metrics");
    }
    String at = "/jobs/" + job;
    ask(
        at,
        at + "/config",
        at + "/exceptions",
        at + "/plan",
        at + "/accumulators",
        at + "/checkpoints",
        at + "/checkpoints/config",
        at + "/status");
    metrics(at + "/metrics");
    for (JsonNode vertex : json(at).path("vertices")) {
      String of = at + "/vertices/" + vertex.path("id").asText();
      ask(
          of,
          of + "/accumulators",
          of + "/backpressure",
          of + "/subtasks/accumulators",
          of + "/subtasktimes",
          of + "/taskmanagers",
          of + "/watermarks");
      metrics(of + "/metrics");
    }
    return Map.copyOf(answers);
  }

  /** The names first, then the values. */
  private void metrics(String path) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    json(path).forEach(metric -> names.add(metric.path("id").asText()));
    int together = 50;
    for (int from = 0; from < names.size(); from += together) {
      List<String> some = names.subList(from, Math.min(from + together, names.size()));
      ask(path + "?get=" + URLEncoder.encode(String.join(",", some), StandardCharsets.UTF_8));
    }
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    ask(path);
    return JSON.readTree(answers.getOrDefault(path, "{}"));
  }

  private void ask(String... paths) throws IOException, InterruptedException {
    for (String path : paths) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        answers.put(path, answer.body());
      }
    }
  }
}
