package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FhirServerTest {

  private static final Installation INSTALLATION = Installation.own();

  @TempDir Path folder;

  @Test
  void itKeepsItsResourcesAcrossAStopAndLeavesNoProcess() throws Exception {
    int port = freePort();
    long pid;
    try (FhirServer server = FhirServer.start(INSTALLATION, port, folder, folder)) {
      server.awaitHealthy();
      pid = server.pid();
      HttpRequest create =
          HttpRequest.newBuilder(URI.create(server.url() + "/Patient"))
              .header("Content-Type", "application/fhir+json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"Patient\"}"))
              .build();
      assertThat(
              HttpClient.newHttpClient()
                  .send(create, HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(201);
    }
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    try (FhirServer again = FhirServer.start(INSTALLATION, port, folder, folder)) {
      again.awaitHealthy();
      assertThat(Http.answers(again.url() + "/Patient/1")).isTrue();
      assertThat(Http.body(again.page() + "/")).contains("<h1>Patients</h1>");
    }
  }

  @Test
  void aPortInUseEndsItWithAWordOnWhy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FhirServer server = FhirServer.start(INSTALLATION, taken.getLocalPort(), folder, folder)) {
      assertThatThrownBy(server::awaitHealthy)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("The FHIR server ended with exit code 1")
          .hasMessageContaining("cannot start on port " + taken.getLocalPort());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
