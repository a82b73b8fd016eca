package io.lifesign.fhirdelivery;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import nl.altindag.ssl.SSLFactory;
import org.hl7.fhir.r4.model.Bundle;

/** Takes every transaction of whoever may come in. */
final class GuardedServer implements AutoCloseable {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final long PATIENCE_SECONDS = 20;

  private final HttpServer server;
  private final String scheme;
  private final String token;
  private final AtomicInteger taken = new AtomicInteger();
  private final Semaphore refusals = new Semaphore(0);

  private GuardedServer(HttpServer server, String scheme, String token) {
    this.server = server;
    this.scheme = scheme;
    this.token = token;
    server.createContext("/fhir", this::answer);
    server.start();
  }

  static GuardedServer withToken(String token) throws IOException {
    return new GuardedServer(HttpServer.create(loopback(), 0), "http", token);
  }

  static GuardedServer withCertificates(TestKeys keys) throws IOException {
    char[] password = TestKeys.PASSWORD.toCharArray();
    SSLContext tls =
        SSLFactory.builder()
            .withIdentityMaterial(Path.of(keys.serverStore()), password, "PKCS12")
            .withTrustMaterial(Path.of(keys.trustedStore()), password, "PKCS12")
            .build()
            .getSslContext();
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters needed = getSSLContext().getDefaultSSLParameters();
            needed.setNeedClientAuth(true);
            parameters.setSSLParameters(needed);
          }
        });
    return new GuardedServer(server, "https", null);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
  }

  int taken() {
    return taken.get();
  }

  void awaitRefusals(int count) throws InterruptedException {
    if (!refusals.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Nobody was refused");
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    String body;
    try (InputStream in = exchange.getRequestBody()) {
      body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (token != null && !("Bearer " + token).equals(given)) {
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      refusals.release();
      return;
    }
    Bundle transaction = FHIR.newJsonParser().parseResource(Bundle.class, body);
    Bundle answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
    transaction
        .getEntry()
        .forEach(entry -> answer.addEntry().getResponse().setStatus("201 Created"));
    byte[] bytes =
        FHIR.newJsonParser().encodeResourceToString(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
    taken.incrementAndGet();
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
