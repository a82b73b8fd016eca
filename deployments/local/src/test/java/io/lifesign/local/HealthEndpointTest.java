package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class HealthEndpointTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ClusterStatus RUNS =
      new ClusterStatus("vitals-scoring", "RUNNING", "9/9", 1, 0L, 2L, 0L);
  private static final ClusterStatus ABSENT =
      new ClusterStatus("readmission-risk", "ABSENT", "0/0", null, null, null, null);

  @Test
  void allRunning() throws Exception {
    HttpResponse<String> answer = answer(() -> List.of(RUNS, RUNS));

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode told = new ObjectMapper().readTree(answer.body());
    assertThat(told.get("healthy").asBoolean()).isTrue();
    assertThat(told.at("/jobs/0/job").asText()).isEqualTo("vitals-scoring");
    assertThat(told.at("/jobs/0/tasks").asText()).isEqualTo("9/9");
  }

  @Test
  void oneThatIsNotThere() throws Exception {
    assertUnwell(answer(() -> List.of(RUNS, ABSENT)), "readmission-risk is ABSENT");
  }

  @Test
  void noneAtAll() throws Exception {
    assertUnwell(answer(List::of), "no job was submitted");
  }

  @Test
  void nobodyToAsk() throws Exception {
    assertUnwell(
        answer(
            () -> {
              throw new Refusal("No JobManager answers.");
            }),
        "No JobManager answers.");
    assertUnwell(
        answer(
            () -> {
              throw new TimeoutException("No broker answers.");
            }),
        "No broker answers.");
  }

  @Test
  void whatWasSeenLongAgoIsNoHealth() {
    HealthEndpoint.Health well = new HealthEndpoint.Health(true, "", List.of(RUNS));

    assertThat(HealthEndpoint.current(well, Duration.ofSeconds(30))).isEqualTo(well);
    assertThat(HealthEndpoint.current(well, Duration.ofSeconds(31)))
        .isEqualTo(new HealthEndpoint.Health(false, "no answer for 31 s", List.of(RUNS)));
  }

  @Test
  void nothingElseIsTold() throws Exception {
    try (HealthEndpoint endpoint = HealthEndpoint.start(0, () -> List.of(RUNS))) {
      assertThat(get(endpoint.url() + "/jobs").statusCode()).isEqualTo(404);
      int port = URI.create(endpoint.url()).getPort();
      assertThatThrownBy(() -> HealthEndpoint.start(port, List::of))
          .hasMessage("Port " + port + " is in use: choose another with --health-port.");
    }
  }

  private static void assertUnwell(HttpResponse<String> answer, String reason) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(new ObjectMapper().readTree(answer.body()).get("reason").asText()).isEqualTo(reason);
  }

  /** The first answer after somebody has looked. */
  private static HttpResponse<String> answer(HealthEndpoint.Look look) throws Exception {
    try (HealthEndpoint endpoint = HealthEndpoint.start(0, look)) {
      Await.until("a look", PATIENCE, () -> !get(endpoint.url()).body().contains("not looked yet"));
      return get(endpoint.url());
    }
  }

  private static HttpResponse<String> get(String url) throws InterruptedException {
    try {
      return Http.CLIENT.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Refusal(url + " does not answer", e);
    }
  }
}
