package io.lifesign.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a server on this machine whether it is well. */
final class Http {

  private static final int OK = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** A busy machine answers late; who needs the answer waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A client that shows nobody who it is. */
  static final HttpClient CLIENT = builder().build();

  private Http() {}

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT);
  }

  /** A client for the web interface of the Flink of a stack, with its certificate if it asks. */
  static HttpClient clientOf(Path stack) {
    return FlinkCertificates.caller(stack)
        .map(certificate -> builder().sslContext(certificate).build())
        .orElse(CLIENT);
  }

  /** Whether a GET of that URL is answered with 200. */
  static boolean answers(String url) {
    HttpRequest request = HttpRequest.newBuilder(uri(url)).timeout(TIMEOUT).GET().build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The body of a GET. */
  static String body(String url) throws IOException {
    return body(CLIENT, url);
  }

  /** The body of a GET by a client of one's own. */
  static String body(HttpClient client, String url) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri(url)).timeout(PATIENCE).GET().build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new Refusal(url + " is no URL.", e);
    }
  }
}
