package io.lifesign.fhirdelivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpServer;
import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhirserver.LocalFhirServer;
import io.lifesign.schemas.DeadLetterReason;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP against the local FHIR server. */
class CourierTest {

  @TempDir Path folder;
  private LocalFhirServer server;

  @BeforeEach
  void start() {
    server = LocalFhirServer.start(0, folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyRevisionUpdatesTheSameResourcesAndLeavesAProvenance() throws Exception {
    try (Desk desk = desk()) {
      for (int revision = 0; revision < 3; revision++) {
        desk.hand(Sample.resources(revision));
      }

      assertThat(desk.letters()).isEmpty();
      assertThat(desk.metrics.delivered().getCount()).isEqualTo(12);
    }
    assertThat(List.of("DetectedIssue", "Flag", "Communication", "Provenance"))
        .extracting(server::count)
        .containsExactly(1, 1, 1, 3);
    assertThat(flags().get(0).getStatus()).isEqualTo(Flag.FlagStatus.INACTIVE);
    assertThat(flags().get(0).getMeta().getVersionId()).isEqualTo("3");
  }

  @Test
  void whatTheServerKnowsIsNotWrittenAgainByATaskThatRemembersNothing() throws Exception {
    try (Desk desk = desk()) {
      desk.hand(LongStream.range(0, 3).mapToObj(Sample::flag).toList());
      assertThat(desk.letters()).isEmpty();
    }
    try (Desk restarted = desk()) {
      restarted.hand(LongStream.range(0, 3).mapToObj(Sample::flag).toList());
      assertThat(restarted.letters()).isEmpty();
      assertThat(restarted.metrics.repeated().getCount()).isEqualTo(2);
    }
    assertThat(flags()).hasSize(1);
    assertThat(flags().get(0).getStatus()).isEqualTo(Flag.FlagStatus.INACTIVE);
    assertThat(flags().get(0).getMeta().getVersionId()).isEqualTo("3");
  }

  @Test
  void anEarlierRevisionNeverReplacesALaterOne() throws Exception {
    try (Desk desk = desk()) {
      desk.hand(List.of(Sample.flag(2), Sample.flag(0), Sample.flag(1)));
      assertThat(desk.letters()).isEmpty();
    }
    assertThat(flags()).hasSize(1);
    assertThat(flags().get(0).getStatus()).isEqualTo(Flag.FlagStatus.INACTIVE);
    assertThat(flags().get(0).getMeta().getVersionId()).isEqualTo("1");
  }

  @Test
  void onlyTheCulpritOfARefusedTransactionIsGivenUp() throws Exception {
    Outbound good = Sample.flag(0);
    Outbound foreign =
        new Outbound(good.patientId(), "Flag", "another", 0, good.eventMicros(), good.body());
    Outbound garbage = new Outbound(good.patientId(), "Flag", "bad", 0, good.eventMicros(), "{");
    List<Outbound> resources = new ArrayList<>();
    LongStream.range(0, 5).map(n -> n * 3).mapToObj(Sample::flag).forEach(resources::add);
    resources.add(2, foreign);
    resources.add(4, garbage);
    try (Desk desk = desk()) {
      desk.hand(resources);

      assertThat(desk.letters())
          .extracting(
              letter ->
                  letter.reason() + ", " + letter.position().offset() + ", " + letter.detail())
          .containsExactly(
              DeadLetterReason.UNDELIVERABLE + ", 2, the server answered 400",
              DeadLetterReason.UNDELIVERABLE + ", 4, the body is no resource of FHIR R4");
      assertThat(desk.metrics.undeliverable().getCount()).isEqualTo(2);
    }
    assertThat(server.count("Flag")).isEqualTo(5);
  }

  @Test
  void aServerThatStaysAwayIsGivenUpOnlyWhereToldSo() throws Exception {
    DeliverySettings settings =
        Sample.settings("http://127.0.0.1:" + Sample.freePort() + "/fhir", 100, 3);
    try (Desk desk = new Desk(settings)) {
      desk.hand(List.of(Sample.flag(0)));

      assertThat(desk.letters())
          .singleElement()
          .satisfies(
              letter -> assertThat(letter.detail()).isEqualTo("no answer: ConnectException"));
      assertThat(desk.metrics.retried().getCount()).isEqualTo(2);
    }
  }

  @Test
  void whatAServerQuotesInItsRefusalIsToldNobody() throws Exception {
    HttpServer quoting = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    quoting.createContext(
        "/fhir",
        exchange -> {
          String quoted =
              "Zaphod has no " + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          OperationOutcome refusal = new OperationOutcome();
          refusal.addIssue().setDiagnostics(quoted);
          byte[] answer =
              FhirContext.forR4Cached()
                  .newJsonParser()
                  .encodeResourceToString(refusal)
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
          exchange.sendResponseHeaders(422, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    quoting.start();
    String url = "http://127.0.0.1:" + quoting.getAddress().getPort() + "/fhir";
    try (Desk desk = new Desk(Sample.settings(url, 100, 1))) {
      desk.hand(List.of(Sample.flag(0)));

      // the same words go to the log
      assertThat(desk.letters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.detail()).isEqualTo("the server answered 422");
                assertThat(letter.path()).isNull();
              });
    } finally {
      quoting.stop(0);
    }
  }

  private Desk desk() {
    return new Desk(Sample.settings(server.url(), 100, 0));
  }

  private List<Flag> flags() {
    return FhirContext.forR4Cached()
        .newRestfulGenericClient(server.url())
        .search()
        .forResource(Flag.class)
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> (Flag) entry.getResource())
        .toList();
  }
}
