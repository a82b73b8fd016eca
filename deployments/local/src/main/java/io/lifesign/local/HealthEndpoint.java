package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;

/**
 * Tells probes, on loopback, whether every job runs with all its tasks: {@code GET /health} is
 * answered with 200 if so, with 503 otherwise, and with a reason and the state of each job. It
 * looks by itself every few seconds, so that no question waits and none burdens the cluster.
 */
final class HealthEndpoint implements StackPart {

  private static final String PATH = "/health";
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration STALE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;

  /** How the jobs are. */
  interface Look {
    List<ClusterStatus> at() throws InterruptedException;
  }

  /**
   * What is answered.
   *
   * @param reason why it is not well; empty if it is
   */
  record Health(boolean healthy, String reason, List<ClusterStatus> jobs) {

    private static Health of(List<ClusterStatus> jobs) {
      String reason =
          jobs.isEmpty()
              ? "no job was submitted"
              : jobs.stream()
                  .filter(job -> !job.healthy())
                  .findFirst()
                  .map(job -> job.job() + " is " + job.state())
                  .orElse("");
      return new Health(reason.isEmpty(), reason, jobs);
    }

    private static Health bad(String reason) {
      return new Health(false, reason, List.of());
    }
  }

  private record Seen(Health health, long atNanos) {}

  private final Look look;
  private final HttpServer server;
  private final AtomicReference<Seen> seen = new AtomicReference<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(HealthEndpoint::thread);
  private final ObjectMapper json = new ObjectMapper();

  private HealthEndpoint(HttpServer server, Look look) {
    this.server = server;
    this.look = look;
  }

  /**
   * Starts to look and to answer.
   *
   * @param port on loopback; 0 for a free one
   * @throws Refusal if the port is in use
   */
  static HealthEndpoint start(int port, Look look) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new Refusal("Port " + port + " is in use: choose another with --health-port.", e);
    }
    HealthEndpoint endpoint = new HealthEndpoint(server, look);
    endpoint.seen.set(new Seen(Health.bad("not looked yet"), System.nanoTime()));
    endpoint.timer.scheduleWithFixedDelay(
        endpoint::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    server.createContext("/", endpoint::answer);
    server.start();
    return endpoint;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "health");
    thread.setDaemon(true);
    return thread;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  private void look() {
    try {
      tell(Health.of(look.at()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (Refusal | KafkaException e) {
      tell(Health.bad(e.getMessage()));
    }
  }

  private void tell(Health health) {
    seen.set(new Seen(health, System.nanoTime()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        return;
      }
      Seen last = seen.get();
      Health health = current(last.health(), Duration.ofNanos(System.nanoTime() - last.atNanos()));
      byte[] body = text(health).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(health.healthy() ? OK : UNAVAILABLE, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Nobody is called well because nobody could be asked. */
  static Health current(Health health, Duration age) {
    return age.compareTo(STALE) <= 0
        ? health
        : new Health(false, "no answer for " + age.toSeconds() + " s", health.jobs());
  }

  private String text(Health health) throws JsonProcessingException {
    return json.writeValueAsString(health);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    server.stop(0);
  }
}
